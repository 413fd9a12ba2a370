"""Words that a customer should not read unthinkingly: about money, risk, and why somebody leaves, in seven languages (P3)."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("sensitive_words.txt")


def sensitive_words(written: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """Return the sensitive words and phrases in a text, as written there, each once.

    `allowed` are names and texts that the customer may read: what stands in them does not count.
    """
    for text in sorted((one.strip() for one in allowed), key=len, reverse=True):
        if text:
            written = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " · ", written, flags=re.IGNORECASE)
    return tuple(dict.fromkeys(" ".join(found.group().split()) for found in _pattern().finditer(written)))


@cache
def _pattern() -> re.Pattern[str]:
    lines = (line.strip() for line in _FILE.read_text(encoding="utf-8").splitlines())
    phrases = [_phrase(line) for line in lines if line and not line.startswith("#")]
    # Longest first: "parental leave" rather than a word of it.
    return re.compile(rf"(?<![\w’'])(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?!\w)")


def _phrase(line: str) -> str:
    """Return a line of the list as a regular expression."""
    words = [
        "(?:" + "|".join(re.escape(one).replace(r"\*", r"\w*") for one in word.split("|")) + ")"
        for word in line.split()
    ]
    phrase = r"\s+".join(words).replace("'", "['’]")
    return phrase if line.isupper() else f"(?i:{phrase})"
