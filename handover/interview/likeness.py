"""How much a message reads like talk and not like an answer, where no known phrase says so.

A linear model: the sum of the weights of what a message is made of (its words, pairs of words, runs of letters, its shape, the
known phrases in it, and the classes of its words, which say the same in every language).
The weights are learned from `tests/corpus/interview` by `make talk-weights`, and stand in `talk_weights.txt`. See decision 0018.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from math import sqrt
from pathlib import Path

from handover.interview.phrasebook import phrases_in
from handover.interview.spelling import UNSPACED, Phrase, length, words_in
from handover.interview.word_classes import classes_in

WEIGHTS = Path(__file__).with_name("talk_weights.txt")
LONGEST = 30
"""Words of the longest message that can read like talk: more is only written about a customer."""
LIKE_TALK = 0.3
"""From this score on the writer is asked, and nothing is saved before the answer."""
WORD_LIKE_TALK = 1.4
"""The same of a single word, which says less, and in one language what it does not in another ("ja", "morgen")."""
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
"""What a feature of the shape, a class or a phrase counts."""
_BESIDES = 0.21
"""What two classes together count, the first one, and a phrase of one word."""
_QUARTERS = 4
_SIZES = (1, 2, 3, 5, 8, 13)
_UNSPACED = re.compile(f"[{UNSPACED}]")


def reads_like_talk(text: str) -> bool:
    """Return whether the text reads so much like talk that its writer is to be asked.

    Takes half a millisecond, the first one 30 more to read the weights.
    """
    words = length(words_in(text))
    if words > LONGEST or _SHAPES["address"].search(text):
        return False
    return score(text, _weights()) >= (LIKE_TALK if words > 1 else WORD_LIKE_TALK)


def score(text: str, weights: Mapping[str, float]) -> float:
    """Return how much the text reads like talk: above zero rather so, below rather like an answer."""
    return sum(weights[name] * value for name, value in valued([one for one in features(text) if one in weights]))


def features(text: str) -> list[str]:
    """Return what a text is made of, sorted, so that sums over it are the same everywhere."""
    words = words_in(_OMITTED.sub(" ", text))
    shapes = (f"shape {name}" for name, shape in _SHAPES.items() if shape.search(text))
    size = sum(length(words) > one for one in _SIZES)
    return sorted(
        {
            "shape any",
            f"shape size {size}",
            *shapes,
            *_of_words(words),
            *_runs(words),
            *_of_classes(text, words),
            *_of_phrases(words),
        }
    )


def valued(names: Sequence[str]) -> list[tuple[str, float]]:
    """Return the features with what each counts: its shape as much for a long text as for a short one, words more than letters."""
    run = 1 / sqrt(len(names) or 1)
    counts = {"run": run, "word": 2 * run, "pair": 2 * run, "both": _BESIDES, "first": _BESIDES, "bit": _BESIDES}
    return [(one, counts.get(one.partition(" ")[0], _SHAPE)) for one in names]


def _of_classes(text: str, words: Phrase) -> Iterator[str]:
    """Yield which classes of words there are, which of them together, which come first, and how much of the text they are."""
    found = list(classes_in(text, words))
    names = sorted({name for one in found for name in one}) or ["none"]
    yield from (f"class {name}" for name in names)
    yield from (f"both {one} {other}" for one, other in combinations(names, 2))
    yield from (f"first {name}" for one in found[:1] for name in one)
    yield f"class share {min(_QUARTERS, _QUARTERS * len(found) // max(1, len(words)))}"


def _of_phrases(words: Phrase) -> Iterator[str]:
    """Yield the meanings of known phrases in the text, apart for single words, and how much of the text they are."""
    found = phrases_in(words)
    yield from (f"{'phrase' if size > 1 else 'bit'} {meaning}" for size, meaning in found)
    yield f"phrase share {_QUARTERS * sum(size for size, _ in found) // max(1, len(words))}"


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
