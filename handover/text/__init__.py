"""Rules about text: its length, fingerprints, secrets."""
