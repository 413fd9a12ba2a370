"""What a handover is and what may happen to it: rules in plain Python, without Slack, SQL or a clock of their own."""
