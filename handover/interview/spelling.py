"""Words as people type them in a hurry: long drawn, without umlauts, with figures, with a letter wrong."""

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

Phrase = tuple[str, ...]
ANY_NUMBER = "0"
"""Stands in phrases for any small number or time of day."""
_NUMBER = re.compile(r"\d{1,2}(?:am|pm|h|uhr|min|mins|m)?")
_DRAWN = re.compile(r"(\D)\1{2,}")
_UMLAUT = re.compile(r"([aou])e")
MENDED_FROM = 5
"""Letters of the shortest word of which one may be wrong; of a shorter one two letters may be swapped."""
SHORTEST = 4
LONGEST = 24
"""Letters of the longest word that is looked at: longer ones are addresses, or a cat on the keyboard."""


UNSPACED = "\u3005\u3041-\u30ff\u3400-\u9fff"
"""Signs of Japanese, as in a class of a regular expression: it has no spaces, so that each is taken for a word of its own."""
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_SIGNS_OF_A_WORD = 2
"""How many of these signs are about as long as a word."""


def words_in(text: str) -> Phrase:
    """Return the folded words of a text."""
    return tuple(_WORD.findall(folded(text)))


def length(words: Phrase) -> float:
    """Return how many words a text is long, whether or not it has spaces."""
    return sum(1 / _SIGNS_OF_A_WORD if _UNSPACED.match(word) else 1 for word in words)


def folded(text: str) -> str:
    """Return the text without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("'", "").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def spellings(words: Phrase, vocabulary: frozenset[str]) -> Iterator[Phrase]:
    """Yield these folded words, and what they are spelled otherwise: "hmmmm" is "hm", "soooon" is "soon", "spaeter" is "spater"."""
    yield words
    drawn = tuple(_undrawn(word, vocabulary) for word in words)
    if drawn != words:
        yield drawn
    plain = tuple(_UMLAUT.sub(r"\1", word) for word in words)
    if plain != words:
        yield plain


def _undrawn(word: str, vocabulary: frozenset[str]) -> str:
    twice = _DRAWN.sub(r"\1\1", word)
    return twice if twice in vocabulary else _DRAWN.sub(r"\1", word)


def numbered(words: Phrase) -> Phrase:
    """Return the words with `ANY_NUMBER` for each small number or time of day."""
    return tuple(ANY_NUMBER if _NUMBER.fullmatch(word) else word for word in words)


def mended_words(text: str, words: Phrase, vocabulary: frozenset[str]) -> Phrase:
    """Return the folded `words` of the text, each unknown one replaced by the word of the vocabulary that it is a slip of.

    What is written with a capital is a name and stays as it is.
    """
    capitals = {folded(word) for word in re.findall(r"[^\W_]+", text) if word[0].isupper()}
    return tuple(word if word in vocabulary or word in capitals else _mended(word, vocabulary) for word in words)


def _mended(word: str, vocabulary: frozenset[str]) -> str:
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return word
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=1, limit=3)
    fitting = (one for one, _, _ in near if len(word) >= MENDED_FROM or sorted(one) == sorted(word))
    return min(fitting, default=word)
