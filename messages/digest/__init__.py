"""The daily digest, and when the next one comes."""
