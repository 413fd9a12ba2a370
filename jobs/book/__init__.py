"""Books: what the bot reads, plans, shows, begins and calls off by itself."""
