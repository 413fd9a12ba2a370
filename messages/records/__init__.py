"""Records: the form of each, the list of an item's records, and words for what they hold."""
