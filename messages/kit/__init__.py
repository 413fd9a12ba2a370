"""What all messages share: blocks, text, limits, ids, notices."""
