"""Texts and payloads as people and Slack send them, for measuring and for tests."""
