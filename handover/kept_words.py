"""Words of what stays among colleagues for a reason, from `kept_words.txt`: in a letter to the customer they are worth a look."""

import re
from functools import cache
from pathlib import Path

from handover.reasons import Internal
from handover.text.word_lists import headed_lines

_LIST = Path(__file__).with_name("kept_words.txt")


@cache
def kept_words(*kinds: Internal) -> re.Pattern[str]:
    """Return a pattern that finds the words of these kinds, in every language; of languages without spaces in any place."""
    lists = headed_lines(_LIST)
    words = sorted({word for kind in kinds for word in lists.get(kind, [])}, key=len, reverse=True)
    return re.compile(f"(?i){'|'.join(map(_pattern, words))}" if words else r"(?!)")


def _pattern(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)" if _spaced(word) else re.escape(word)


def _spaced(word: str) -> bool:
    """Return whether its language sets spaces between words: those below are scripts of Europe."""
    return word[0] < "\u2e80"
