"""Books in words: the form, what was read of a list, the plan, how far it is, and what could not be begun."""
