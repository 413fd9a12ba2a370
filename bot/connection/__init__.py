"""How Slack and the bot reach each other: Socket Mode or HTTP, the clients, and the requests under way."""
