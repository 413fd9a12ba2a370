"""The daily digest: planned, sent, and brought up to date."""
