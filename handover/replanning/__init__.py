"""Changing the plan of a handover while it runs: everything that was set at the start, and what follows from it."""
