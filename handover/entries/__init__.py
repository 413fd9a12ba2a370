"""Entries of an account changed beside the answers of handovers."""
