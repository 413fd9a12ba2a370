"""Accounts in Slack: the page of one, its forms, the lists, and the brief."""
