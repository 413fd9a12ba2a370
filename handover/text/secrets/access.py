"""Whether a strange word gives somebody access, by everything that stands around it, where no rule says so.

A linear model: what the features of a word count is summed. The weights are learned from `tests/corpus/secrets` by
`make secret-weights`, and stand in `access_weights.txt`. See decision 0019.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt
from pathlib import Path

from handover.text.secrets.reading import Reading
from handover.text.secrets.surroundings import strange_words

WEIGHTS = Path(__file__).with_name("access_weights.txt")
COMMENT = "#"
GIVES_ACCESS = 2.0
"""From this score on a word counts as a secret."""
MOST = 100
"""Strange words of one text that are looked at."""
_SCALE, _FEW = 3.0, 5


def holds_access(reading: Reading) -> bool:
    """Return whether a word of the text reads like one that gives access. Takes 0.1 ms a strange word."""
    weights = _weights()
    return any(score(features, weights) >= GIVES_ACCESS for features in strange_words(reading, MOST))


def score(features: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return how much a word with these features reads like a secret: above zero rather so, below rather not."""
    return counts(features) * sum(weights.get(name, 0.0) for name in features)


def counts(features: Sequence[str]) -> float:
    """Return what each of these features counts: less where there are many, so that long sentences say no more than short ones."""
    return _SCALE / sqrt(len(features) + _FEW)


@cache
def _weights() -> Mapping[str, float]:
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    parted = (line.rpartition("\t") for line in lines if not line.startswith(COMMENT))
    return {name: float(weight) for name, _, weight in parted}
