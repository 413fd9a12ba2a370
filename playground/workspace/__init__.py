"""What a workspace holds: people, channels, messages, files, views, and the events of their changes."""
