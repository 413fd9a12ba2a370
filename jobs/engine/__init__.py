"""The queue's engine: claims jobs, runs each, records the result, and keeps to Slack's limits. It knows no kind of job.

A moment (`now`, `until`) is aware and in UTC.
"""
