"""Slack's rate limits: what they are, how much of each is left, and clients that keep to them.

A moment (`now`, `until`) is aware and in UTC.
"""
