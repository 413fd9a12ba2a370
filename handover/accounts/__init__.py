"""Accounts: how their names compare, and what follows for them from their handovers."""
