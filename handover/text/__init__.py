"""Text: length, fingerprints, secrets, e-mail addresses."""
