"""A figure that compares: how many times as long as with the yardstick, and how long with each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.bench.figures import Figure, at_most, middle, within, written

MEDIAN_AIM, WORST_AIM = 1.3, 2.0
NEARLY_ALL, ENDS = 0.99, "… 99 % within"


@dataclass(frozen=True)
class Compared(Figure):
    """A ratio, and the milliseconds behind it by the name of each program that was measured: ours, the yardstick's, others'."""

    sides: Mapping[str, float] = field(default_factory=dict)


def compared(what: str, waits: Mapping[str, Sequence[float]]) -> list[Compared]:
    """Return how many times as long somebody waits with the first as with the second: in the median, and of 99 in 100 the longest.

    `waits` are milliseconds by program. Whoever comes after the second is told in the note, without an aim.
    """
    return [
        _ratio(what, MEDIAN_AIM, {name: middle(values) for name, values in waits.items()}),
        _ratio(ENDS, WORST_AIM, {name: within(NEARLY_ALL, values) for name, values in waits.items()}),
    ]


def nearly_all(one: Compared) -> bool:
    """Return whether it is about the 99 in 100; otherwise it is about the median."""
    return one.what == ENDS


def _ratio(what: str, most: float, sides: Mapping[str, float]) -> Compared:
    ours, yardstick = list(sides.values())[:2]
    note = ", ".join(f"{name} {written(value, 'ms')}" for name, value in sides.items())
    return Compared(what, ours / yardstick, "×", at_most(most), note, dict(sides))
