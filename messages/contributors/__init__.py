"""Asking a colleague about one item: what whoever asks reads, and what the colleague does (P79)."""
