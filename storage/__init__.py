"""What is remembered: handovers, people, places in Slack, and the jobs still to be run.

A moment (`now`, `until`) is aware and in UTC, in arguments, in columns and in what is returned.
"""
