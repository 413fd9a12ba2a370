"""Asking in return: the list to pick from, several replies in one form, and the agenda of the context call."""
