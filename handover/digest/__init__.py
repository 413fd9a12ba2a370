"""The morning digest: when it is due to a person, what is in it, and how much."""
