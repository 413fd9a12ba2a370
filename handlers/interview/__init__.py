"""The interview: messages to the bot, and the buttons below its questions."""
