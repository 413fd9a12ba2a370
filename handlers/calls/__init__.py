"""Calls in Slack: the page with the form in which one is arranged, and what is said of one afterwards."""
