"""What a workspace holds: people, channels, messages, files, views, and what happens to them."""
