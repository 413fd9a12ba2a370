"""A workspace's own words for its letters to customers: what a sentence may name, how it is checked, changed and taken back."""
