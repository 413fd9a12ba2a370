"""To-dos in words: title, sentence, buttons."""
