"""A cover in words: who covers, what has changed since, and whether the return stands (P9, P25)."""
