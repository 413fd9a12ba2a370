"""Asking a colleague outside of the handover about one item, and what they answer (P79)."""
