"""Words that no language has and no ordinary numbering gives: drawn by lot, or written to be hard to guess."""

import re
from functools import cache
from itertools import pairwise

from handover.text.common import common_words
from handover.text.secrets.labels import HARMLESS, LABELS, SERIES, TALK
from handover.text.secrets.spelling import unaccented
from handover.text.secrets.values import harmless, marked, strong

LEAST, _LEAST_UNREADABLE = 6, 7
"""Letters of which such a word has at least as many; one without signs has more."""
LONGEST = 120
"""What is longer is an address or data, and has rules of its own."""
_RUN = re.compile(r"[^\W\d_]{1,120}")
_WORD_PARTS = re.compile(r"[A-Z]?[a-z]{1,120}|[A-Z]{1,120}|[^\W\d_]")
_NUMBERING = re.compile(
    r"[A-Z0-9]{1,60}(?:[-_/.:#+][A-Z0-9]{1,60}){0,20}"  # articles, serials, tickets: capitals and figures
    r"|[0-9a-f]{7,64}"  # commits, check sums
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?:\d{1,5}(?:x|h|m|s|d|w|[ckm]m|px|min|[kmgt]b|kg|th|st|nd|rd|er|pt)){1,8}"  # measures: 10x20cm, 2h30m
    r"|(?:sha\d{1,3}|md5)[:-].{8,100}|.{0,80}\?\w{1,40}(?:=.{0,80})?|/.{0,100}"  # check sums, queries, paths
)
_FAMILY_NAME = re.compile(r"(?:Abd|Abu|Ait|Al|An|Ar|As|Ash|At|Az|Bani|Ben|Bin|Bint|El|Ibn|Ould|Umm)-[A-Z][a-z]{2,20}")
"""A name behind the word that begins it, as Arabic, Berber and Hebrew ones are written: Al-Qasimi, Ben-Gurion."""
_SIGNS, _MANY_SIGNS = frozenset("!#$%^&*?+=~"), 2
_MOST_LIKE_WORDS = 0.5
_LEAST_CHANGES, _LEAST_CHANGES_OF_CASE, _MANY_CHANGES = 2, 3, 4


def opaque(word: str) -> bool:
    """Return whether the word can be nothing that one reads: letters and figures by turns, or with signs in between.

    The numbers that things bear (an article in capitals, a commit, an id of hexadecimal figures, a measure) are not opaque.
    """
    if not LEAST <= len(word) <= LONGEST or (word.isalpha() and (word[1:].islower() or word.isupper())):
        return False
    plain = word.rstrip("!?*#$")
    if _NUMBERING.fullmatch(plain) or is_identifier(plain) or _FAMILY_NAME.fullmatch(plain) or harmless(word):
        return False
    figures = any(one.isdigit() for one in word)
    if figures and (marked(word) or len(_SIGNS.intersection(word)) >= _MANY_SIGNS):
        return True
    least = _LEAST_CHANGES if figures else _LEAST_CHANGES_OF_CASE
    return len(plain) >= _LEAST_UNREADABLE and _changes(plain) >= least and _unreadable(plain)


def is_hexadecimal_key(word: str) -> bool:
    """Return whether the word may be a key of hexadecimal figures: as long as one, and not as long as a commit."""
    return len(word) in (32, 48, 64) and bool(_HEXADECIMAL.fullmatch(word)) and not word.isdigit()


_HEXADECIMAL = re.compile(r"[0-9a-f]{32,64}", re.IGNORECASE)


def is_identifier(word: str) -> bool:
    """Return whether the word is a hexadecimal number as programs give to what they keep: a commit, a UUID."""
    return bool(_IDENTIFIER.fullmatch(word))


def is_numbering(word: str) -> bool:
    """Return whether the word is such a number as things bear."""
    return bool(_NUMBERING.fullmatch(word))


_IDENTIFIER = re.compile(
    r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:\w{1,4}:){0,3}(?:[0-9a-f]{6,12}|[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
    re.IGNORECASE,
)


def alternating(word: str) -> bool:
    """Return whether letters and figures take turns so often in the word that it is more than a name with a number."""
    return strong(word) and _changes(word) >= _MANY_CHANGES and not _NUMBERING.fullmatch(word.rstrip("!?*#$"))


def _changes(word: str) -> int:
    """Return how often letters and figures, and small and capital letters within a word, take turns."""
    kinds = ["d" if one.isdigit() else "u" if one.isupper() else "l" for one in word if one.isalnum()]
    return sum(1 for before, after in pairwise(kinds) if before != after)


def _unreadable(word: str) -> bool:
    """Return whether most letters of the word stand in no part that could be said."""
    letters = sum(one.isalpha() for one in word)
    said = sum(
        len(part)
        for run in _RUN.findall(unaccented(word))
        for part in _WORD_PARTS.findall(run)
        if _sayable(part) and not _mixed(run)
    )
    return said < _MOST_LIKE_WORDS * letters


def _sayable(part: str) -> bool:
    """Return whether letters follow each other in this part as they do in the words that we know."""
    threes = _threes(part.lower())
    return len(part) >= 3 and sum(three in _known_threes() for three in threes) >= _MOST_LIKE_WORDS * len(threes)


def _mixed(run: str) -> bool:
    """Return whether capitals stand in a run of letters as nobody writes a name."""
    parts = _WORD_PARTS.findall(run)
    return len(parts) > 1 and len(run) / len(parts) < 3


@cache
def _known_threes() -> frozenset[str]:
    """Return the letters that follow each other in our lists of words of six languages."""
    known = common_words().union(HARMLESS, TALK, SERIES, *LABELS.values())
    words = (word for line in known for word in re.findall("[a-z]{4,}", unaccented(line.lower())))
    return frozenset(three for word in words for three in _threes(word))


def _threes(word: str) -> list[str]:
    """Return each three signs that follow each other, with a space for where a word begins and ends."""
    spaced = f" {word} "
    return [spaced[at : at + 3] for at in range(len(spaced) - 2)]
