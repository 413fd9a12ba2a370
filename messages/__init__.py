"""Presentation: pure functions that return Block Kit messages, views and documents."""
