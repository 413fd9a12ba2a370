"""A cover: somebody looks after an account while its owner is on leave, until they are back (P9, P25)."""
