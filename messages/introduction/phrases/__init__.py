"""The words of letters to customers, a file for each language: see `messages.introduction.phrasebook`."""
