"""Words by which a line tells of somebody's private life, or of why an account changes hands: in six languages (P11, P12, P14)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handover.text.common import common_words
from handover.text.word_lists import lines_of

_FILE = Path(__file__).with_name("private_words.txt")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENS = re.compile(r"[\u002d\u2010-\u2015\u00ad_]")


SHORTEST_MISSPELLED = 5
"""Letters of a word that may be a misspelled one of a phrase, whose other words say what it is about."""
SHORTEST_ALONE = 9
"""Letters of one that may be a misspelled word of the list by itself: "division" is none of "dimisión"."""
SHORTEST_STEM, LONGEST_ENDING = 8, 4
"""Letters of a word of which the rest is left open, and of that rest: "licenties" and "Redundanzkonzept" tell of nobody."""


def private_word(line: str) -> str:
    """Return the first word or phrase of the list in a line, as it is compared; empty for none.

    Capitals, accents, full-width signs, hyphens and the kind of apostrophe make no difference. Where there is none, one of its
    longer words may have one letter too many, too few, another, or two that have changed places; but not the first.
    """
    plain = _plain(line)
    found = _pattern().search(plain)
    return found.group().strip() if found else _misspelled(plain)


def _misspelled(plain: str) -> str:
    """Return the first phrase of the list in a line of which one word is misspelled, as it stands there; empty for none."""
    for typed in _WORD.finditer(plain):
        for meant in _meant(typed.group()):
            corrected = f"{plain[: typed.start()]}{meant}{plain[typed.end() :]}"
            found = _pattern().search(corrected)
            if found and (len(found.group().split()) > 1 or _tells_alone(typed.group(), meant)):
                return found.group().strip().replace(meant, typed.group())
    return ""


def _tells_alone(typed: str, meant: str) -> bool:
    """Return whether a word is that of the list without others beside it: other forms of words differ in their last letter."""
    return len(typed) >= SHORTEST_ALONE and typed[-1] == meant[-1]


@lru_cache(maxsize=10_000)
def _meant(word: str) -> tuple[str, ...]:
    """Return the words of the list that this one may be meant as: none for one that is common, or on the list itself."""
    whole, stems = _listed()
    if len(word) < SHORTEST_MISSPELLED or word in whole or word in common_words() or word.startswith(stems):
        return ()
    near = (one for one, _, _ in process.extract(word, whole, scorer=OSA.distance, score_cutoff=1, limit=None))
    found = (
        *near,
        *(stem + word[size:] for stem in stems for size in _sizes(word, stem)),
    )
    return tuple(one for one in found if one[0] == word[0])


def _sizes(word: str, stem: str) -> Iterator[int]:
    """Yield how many letters of a word may be meant as this stem, of which the last letter is right; the rest is an ending."""
    if len(stem) >= SHORTEST_STEM and stem[0] == word[0]:
        for size in range(max(len(stem) - 1, len(word) - LONGEST_ENDING), min(len(stem) + 2, len(word))):
            if word[size - 1] == stem[-1] and OSA.distance(word[:size], stem, score_cutoff=1) <= 1:
                yield size


@cache
def _listed() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the Latin words of the list as they are compared: all of them, and those of which the rest is left open."""
    words = [
        word for line in lines_of(_FILE) if not _JAPANESE.search(line) for word in re.split(r"[\s|]+", line.strip())
    ]
    whole = {one for word in words for spelling in _spellings(word) for one in spelling.split()}
    stems = {spelling for word in words if word.endswith("*") for spelling in _spellings(word)}
    return tuple(sorted(whole)), tuple(sorted(stems))


def _spellings(word: str) -> set[str]:
    """Return a word of a phrase as it is compared; German umlauts are written in two letters as well."""
    bare = word.replace("*", "")
    return {_plain(bare), _plain(bare.translate(_UMLAUTS))}


def _plain(text: str) -> str:
    """Return the text as it is compared: small letters without accents, and blanks for hyphens."""
    letters = unicodedata.normalize("NFKC", text)
    if not _JAPANESE.search(letters):
        letters = "".join(one for one in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(one))
    return " ".join(_HYPHENS.sub(" ", letters.casefold()).split())


@cache
def _pattern() -> re.Pattern[str]:
    phrases = [line.strip() for line in lines_of(_FILE)]
    latin = [_phrase(line) for line in phrases if not _JAPANESE.search(line)]
    # Japanese has no blanks between words: there a phrase counts wherever it stands.
    japanese = [re.escape(_plain(line.replace("*", ""))) for line in phrases if _JAPANESE.search(line)]
    longest = "|".join(sorted(latin, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest})(?!\w)|{'|'.join(japanese)}")


def _phrase(line: str) -> str:
    """Return a line of the list as a regular expression."""
    words = ("|".join(_one(word) for word in part.split("|")) for part in line.split())
    return r"\s+".join(f"(?:{word})" for word in words)


def _one(word: str) -> str:
    """Return a word of a phrase as a regular expression."""
    rest = r"\w*" if word.endswith("*") else ""
    return "|".join(re.escape(one).replace(r"\ ", r"\s*") + rest for one in sorted(_spellings(word)))
