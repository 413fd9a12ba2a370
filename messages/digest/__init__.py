"""The morning digest, and when the next one comes."""
