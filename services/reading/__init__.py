"""What a Slack message says, whatever shape it came in: the one reader of message payloads."""
