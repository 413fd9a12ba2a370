"""Logistic regression by AdaGrad, one example after the other: the same weights on every run."""

import math
from collections import defaultdict
from collections.abc import Iterable

FIRST_SLOPE = 0.01
"""What the squared slopes of a feature begin with."""
FARTHEST = 30.0
"""Scores are taken as no farther from zero than this."""


class AdaGrad:
    """Weights of features, and how far each has been moved."""

    def __init__(self, step: float, shrinking: float) -> None:
        """Begin with no weights. `shrinking` says how strongly weights are drawn to zero."""
        self.weights: dict[str, float] = defaultdict(float)
        self._slopes: dict[str, float] = defaultdict(lambda: FIRST_SLOPE)
        self._step, self._shrinking = step, shrinking

    def learn(
        self, features: Iterable[tuple[str, float]], reached: float, *, wanted: bool, counts: float = 1.0
    ) -> None:
        """Move the weights of these features, each with its value, from the score they have `reached` towards what is `wanted`."""
        error = counts * (1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, reached)))) - wanted)
        for name, value in features:
            slope = error * value + self._shrinking * self.weights[name]
            self._slopes[name] += slope * slope
            self.weights[name] -= self._step * slope / math.sqrt(self._slopes[name])

    def kept(self, least: float, digits: int) -> dict[str, float]:
        """Return the weights that are at least so far from zero, rounded."""
        return {name: round(weight, digits) for name, weight in self.weights.items() if abs(weight) >= least}
