"""A database of version 0.2 goes on under this version."""
