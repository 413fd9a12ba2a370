"""The synthesis in words: forms, notes, and how it is shown."""
