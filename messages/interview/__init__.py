"""The prompts of the interview, and the notes in its thread."""
