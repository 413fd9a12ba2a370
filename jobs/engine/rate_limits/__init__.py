"""Staying within what Slack allows: how much there is, how much of it is left, and clients that keep to it."""
