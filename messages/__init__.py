"""Every word and picture people see: pure functions from what is so to what Slack shows."""
