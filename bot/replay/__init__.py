"""A whole handover, three weeks in seconds: the real bot on the local Slack, played by a script and told as a story."""
