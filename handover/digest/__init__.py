"""The daily digest: when it is due to a person, what it contains, and how much."""
