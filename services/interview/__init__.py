"""The interview: messages written in its thread, and the buttons below its questions."""
