"""How surely a clause tells of an open promise of ours, and whether it only says more of the one told before it.

Two linear models over the features of `promise_signs`: what each counts is summed. The weights are learned from
`tests/corpus/records` by `make promise-weights`, and stand in `promise_weights.txt`. See decision 0024.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

WEIGHTS = Path(__file__).with_name("promise_weights.txt")
COMMENT = "#"
_SCALE, _FEW = 3.0, 5
Weights = Mapping[str, tuple[float, float]]
"""What each feature counts for a clause that tells of a promise, and for one that says more of the one before."""


class Measured(NamedTuple):
    """How surely a clause tells of a promise, and how surely it is the one before that it tells of: above zero rather so."""

    told: float
    more: float


def measured(features: Sequence[str], weights: Weights | None = None) -> Measured:
    """Return how surely a clause with these features tells of a promise."""
    known = weights if weights is not None else learned_weights()
    counted = [known[name] for name in features if name in known]
    share = counts(features)
    return Measured(share * sum(one for one, _ in counted), share * sum(other for _, other in counted))


def counts(features: Sequence[str]) -> float:
    """Return what each of these features counts: less where there are many, so that long clauses say no more than short ones."""
    return _SCALE / sqrt(len(features) + _FEW)


@cache
def learned_weights() -> Weights:
    """Return the weights that were learned."""
    found: dict[str, tuple[float, float]] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith(COMMENT):
            name, told, more = line.split("\t")
            found[name] = (float(told), float(more))
    return found
