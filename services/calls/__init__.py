"""Calls: arranged, and what is said of them afterwards."""
