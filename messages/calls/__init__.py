"""Calls in words: what is planned, the page, the form, and the invitation."""
