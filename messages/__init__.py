"""Presentation: pure functions that return Block Kit messages, views and documents.

A moment (`now`, `at`) is aware and in UTC; what a person reads is in their own time zone.
"""
