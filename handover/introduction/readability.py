"""Whether a letter reads easily: how long it is, and how long its sentences and words are (P104)."""

import re
from collections.abc import Iterator

from handover.introduction.problem import Problem, ProblemKind
from handover.text.language import JAPANESE, language_of

LONGEST_LETTER, LONGEST_IN_JAPANESE = 300, 1000
"""Words of a letter, and signs of a Japanese one, beyond which nobody reads it to its end."""
HARDEST = {"en": 48.0, "de": 56.0, "fr": 54.0, "es": 54.0, "it": 54.0, "pt": 52.0, "nl": 52.0}
"""The most of `lix` with which a letter reads easily, by language: German has longer words than English."""
HARDEST_OF_ALL = 60.0
"""That of a letter whose language is not known."""
LONGEST_SENTENCE, LONGEST_JAPANESE_SENTENCE = 40, 110
"""Words of one sentence, and signs of a Japanese one, that nobody takes in at once."""
FEWEST_WORDS = 60
"""Words of a letter from which its reading level is told; in less, one long name says too much."""
_LONG_WORD = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_END = re.compile(r"(?<=[.!?:;])\s+|(?<=[。！？])|\n+")


def of_reading(body: str) -> Iterator[Problem]:
    """Yield that a letter is too long, that a sentence of it is, or that it is hard to read as a whole."""
    language = language_of(body)
    spaced = language != JAPANESE
    lines = [line for line in _END.split(body) if _length(line, spaced=spaced)]
    lengths = [_length(line, spaced=spaced) for line in lines]
    if sum(lengths) > (LONGEST_LETTER if spaced else LONGEST_IN_JAPANESE):
        yield Problem(ProblemKind.LONG, offer=str(sum(lengths)))
    most = LONGEST_SENTENCE if spaced else LONGEST_JAPANESE_SENTENCE
    long = [line.strip() for line, length in zip(lines, lengths, strict=True) if length > most]
    if long:
        yield Problem(ProblemKind.HARD_TO_READ, long[0])
    elif spaced and sum(lengths) >= FEWEST_WORDS and lix(body) > HARDEST.get(language, HARDEST_OF_ALL):
        yield Problem(ProblemKind.HARD_TO_READ)


def lix(body: str) -> float:
    """Return the reading level of a text (Björnsson's LIX): words in a sentence, and per cent of words with over six letters."""
    sentences = [words for line in _END.split(body) if (words := _WORD.findall(line))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return len(words) / len(sentences) + 100 * sum(len(word) > _LONG_WORD for word in words) / len(words)


def _length(line: str, *, spaced: bool) -> int:
    """Return how many words a line has, or signs, where words are not written apart."""
    return len(_WORD.findall(line)) if spaced else sum(sign.isalnum() for sign in line)
