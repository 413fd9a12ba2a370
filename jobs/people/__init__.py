"""Keeps what is known about people in step with Slack."""
