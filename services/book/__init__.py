"""Books: a list is read, a plan proposed, changed and approved, and its handovers begun in waves."""
