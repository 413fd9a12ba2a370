"""One measured thing beside its aim, and the few numbers that many measurements come down to."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True)
class Aim:
    """A bound for what is measured: at most this much, or at least."""

    bound: float
    at_least: bool = False

    def met(self, measured: float) -> bool:
        """Return whether the measured value keeps to it."""
        return measured >= self.bound if self.at_least else measured <= self.bound

    def words(self, unit: str) -> str:
        """Return it as it stands in a table."""
        return f"{'≥' if self.at_least else '≤'} {written(self.bound, unit)}"


@dataclass(frozen=True)
class Figure:
    """What was measured, in which unit, against which aim if there is one.

    None was measured when it was left out; `note` says why.
    """

    what: str
    measured: float | None
    unit: str
    aim: Aim | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the aim was met; empty where there is none."""
        if self.measured is None:
            return "left out"
        if self.aim is None:
            return ""
        return "met" if self.aim.met(self.measured) else "missed"

    @property
    def shown(self) -> str:
        """The measured value with its unit."""
        return "–" if self.measured is None else written(self.measured, self.unit)


def at_most(bound: float) -> Aim:
    """Return the aim not to go above this."""
    return Aim(bound)


def at_least(bound: float) -> Aim:
    """Return the aim to reach this."""
    return Aim(bound, at_least=True)


def ratio(what: str, ours: float, theirs: float, most: float, note: str = "") -> Figure:
    """Return how many times as much ours is, against how many times it may be."""
    return Figure(what, ours / theirs, "×", at_most(most), note)


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return median(values)


def within(share: float, values: Sequence[float]) -> float:
    """Return the smallest measurement that this share (0–1) of all measurements stays within."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """Return, for a note, how many measurements there were and how high they went."""
    return f"of {len(values)}: 99 % within {written(within(0.99, values), unit)}, all {written(max(values), unit)}"


def written(value: float, unit: str) -> str:
    """Return a number as precisely as it is worth reading, with its unit."""
    digits = 2 if unit in ("×", "s") else 1 if 0 < abs(value) < 10 else 0
    return f"{grouped(value, digits)} {unit}".replace("-", "−")


def grouped(number: float, digits: int = 0) -> str:
    """Return a number with a space between thousands."""
    return f"{number:,.{digits}f}".replace(",", " ")
