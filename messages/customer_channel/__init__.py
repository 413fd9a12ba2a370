"""The channel with the customer in words: what they read there, and the pages and notes for colleagues."""
