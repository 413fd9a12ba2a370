"""What the bot does in Slack on its own account: one module per kind of job, and the worker that runs them."""
