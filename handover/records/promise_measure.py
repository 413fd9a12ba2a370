"""What is learned of promises in prose, as weights of features that are summed.

Three linear models: how surely a clause tells of a promise (`TOLD`), and how surely it only says more of one before it (`MORE`),
over the features of `promise_signs`; and which day near it is its due day (`DAY`), over those of `promise_days`. They are learned
from `tests/corpus/records` by `make promise-weights`, and stand in `promise_weights.txt`. See decision 0024.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt
from pathlib import Path

WEIGHTS = Path(__file__).with_name("promise_weights.txt")
COMMENT = "#"
TOLD, MORE, DAY = "told", "more", "day"
_SCALE, _FEW = 3.0, 5
Weights = Mapping[str, Mapping[str, float]]
"""What each feature counts, by model."""


def measured(model: str, features: Sequence[str]) -> float:
    """Return what a model makes of these features: above zero rather yes."""
    known = learned_weights()[model]
    return counts(features) * sum(known.get(name, 0.0) for name in features)


def counts(features: Sequence[str]) -> float:
    """Return what each of these features counts: less where there are many, so that long clauses say no more than short ones."""
    return _SCALE / sqrt(len(features) + _FEW)


@cache
def learned_weights() -> Weights:
    """Return the weights that were learned."""
    found: dict[str, dict[str, float]] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith(COMMENT):
            model, name, weight = line.split("\t")
            found.setdefault(model, {})[name] = float(weight)
    return found
