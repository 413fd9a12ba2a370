"""The domain: what a handover is and what may happen to it, in plain Python without Slack, SQL or a clock.

A moment (`now`, `at`, `since`) is aware and in UTC. A date (`today`, `until`) is a local day of whoever it is about.
"""
