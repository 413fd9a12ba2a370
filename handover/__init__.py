"""The domain: what a handover is and what may happen to it, in plain Python without Slack, SQL or a clock."""
