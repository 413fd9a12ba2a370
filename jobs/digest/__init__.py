"""The morning digest: planned, sent, and brought up to date."""
