"""The acts of the story, each one thing that people do with a handover."""
