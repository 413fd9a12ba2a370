"""Whose account a message at the top of a shared channel is about."""
