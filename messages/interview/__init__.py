"""The interview's questions, and the notes in its thread."""
