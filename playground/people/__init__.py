"""What a person can do in Slack, by hand."""
