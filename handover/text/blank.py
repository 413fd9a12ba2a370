"""Whether a text has anything to read in it."""

import unicodedata

_SHOWS_NOTHING = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Unicode categories of control, format and space characters. Not symbols: an emoji is something."""
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\ufe0e\ufe0f")
"""Characters of other categories that show nothing: Hangul fillers, the blank Braille pattern, joiners, selectors."""


def is_blank(text: str) -> bool:
    """Return whether the text shows nothing: only white space, zero-width and other invisible characters."""
    return all(letter in _FILLERS or unicodedata.category(letter) in _SHOWS_NOTHING for letter in text)
