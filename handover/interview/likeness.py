"""How much a message reads like talk and not like an answer, where no known phrase says so.

A linear model: the sum of the weights of what a message is made of (its words, pairs of words, runs of letters, and its shape).
The weights are learned from `tests/corpus/interview` by `make talk-weights`, and stand in `talk_weights.txt`. See decision 0018.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path

from handover.interview.spelling import UNSPACED, Phrase, length, words_in

WEIGHTS = Path(__file__).with_name("talk_weights.txt")
LONGEST = 30
"""Words of the longest message that can read like talk: more is only written about a customer."""
LIKE_TALK = 1.4
"""From this score on the writer is asked: about 3 in 100 terse answers that the model has not seen."""
IN_DOUBT = -0.3
"""From this score on an answer is saved, and shown as one that may be none: about 10 in 100 of the same."""
COMMENT = "#"
_RUN = 4
"""Letters of a run."""
_SIGNS = 3
"""Signs of a run in a script without spaces."""
_OMITTED = re.compile(r":[a-z0-9_+'-]+:|https?://\S+", re.IGNORECASE)
"""Emoji and addresses, whose letters say nothing."""
_SHAPES = {
    "asks": re.compile(r"[?？]\s*\Z"),
    "question mark": re.compile(r"[?？]"),
    "loud": re.compile(r"[!！]\s*\Z"),
    "figure": re.compile(r"\d"),
    "address": re.compile(r"https?://"),
    "lines": re.compile(r"\S\s*\n\s*\S"),
    "bullet": re.compile(r"\s*[-*•・]"),
    "colon": re.compile(r":\s|："),
    "quotation": re.compile(r"[\"“«„「]"),
    "list": re.compile(r"\w, \w.*, \w"),
    "sign": re.compile(r"[%€$@#]"),
    "capital": re.compile(r"\W*[^\W\d_a-z]"),
    "name": re.compile(r"\w\W+(?=[^\W\d_])(?!I\b)[A-ZÀ-ÞŠŽ][^\W_]"),
    "capitals": re.compile(r"\b[A-Z][A-Z0-9]+\b"),
}
_SHAPE = 0.3
"""What a feature of the shape counts."""
_SIZES = (1, 2, 3, 5, 8, 13)
_UNSPACED = re.compile(f"[{UNSPACED}]")


class Likeness(Enum):
    """What a message reads like."""

    ANSWER = auto()
    DOUBT = auto()
    TALK = auto()


def likeness(text: str) -> Likeness:
    """Return what the text reads like; a single word leaves a doubt at most.

    Takes a third of a millisecond, the first one 25 more to read the weights.
    """
    words = length(words_in(text))
    if words > LONGEST or _SHAPES["address"].search(text):
        return Likeness.ANSWER
    reached = score(text, _weights())
    if reached >= LIKE_TALK and words > 1:
        return Likeness.TALK
    return Likeness.DOUBT if reached >= IN_DOUBT else Likeness.ANSWER


def score(text: str, weights: Mapping[str, float]) -> float:
    """Return how much the text reads like talk: above zero rather so, below rather like an answer."""
    return sum(weights[name] * value for name, value in valued([one for one in features(text) if one in weights]))


def features(text: str) -> list[str]:
    """Return what a text is made of, sorted, so that sums over it are the same everywhere."""
    words = words_in(_OMITTED.sub(" ", text))
    shapes = (f"shape {name}" for name, shape in _SHAPES.items() if shape.search(text))
    size = sum(length(words) > one for one in _SIZES)
    return sorted({"shape any", f"shape size {size}", *shapes, *_of_words(words), *_runs(words)})


def valued(names: Sequence[str]) -> list[tuple[str, float]]:
    """Return the features with what each counts: its shape as much for a long text as for a short one, words more than letters."""
    counts = {"shape": _SHAPE, "run": 1 / sqrt(len(names) or 1)}
    return [(one, counts.get(one.partition(" ")[0], 2 * counts["run"])) for one in names]


def _of_words(words: Phrase) -> Iterator[str]:
    yield from (f"word {word}" for word in words)
    yield from (f"pair {one} {other}" for one, other in pairwise(("^", *words, "$")))


def _runs(words: Phrase) -> Iterator[str]:
    """Yield the runs of letters, which also cross from one word to the next."""
    unspaced = any(map(_UNSPACED.match, words))
    line, size = ("".join(words), _SIGNS) if unspaced else (f"_{'_'.join(words)}_", _RUN)
    yield from (f"run {line[at : at + size]}" for at in range(len(line) - size + 1))


@cache
def _weights() -> Mapping[str, float]:
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    parted = (line.rpartition("\t") for line in lines if not line.startswith(COMMENT))
    return {name: float(weight) for name, _, weight in parted}
