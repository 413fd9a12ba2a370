"""What the bot does in Slack on its own account, by feature, and the queue's engine that runs it."""
