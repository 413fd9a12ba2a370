"""One measured thing beside its aim, and how all of them are shown and kept."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """What was measured, against which aim (at most this), in which unit. None was measured when it was left out, and why."""

    what: str
    aim: float
    measured: float | None
    unit: str
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the aim was met."""
        if self.measured is None:
            return "left out"
        return "met" if self.measured <= self.aim else "missed"


def middle(what: str, aim: float, values: Sequence[float], unit: str = "ms") -> Figure:
    """Return the median of several measurements as a figure, with how high they went."""
    return Figure(what, aim, median(values), unit, f"median of {len(values)}; 95 % within {p95(values):.0f} {unit}")


def p95(values: Sequence[float]) -> float:
    """Return what 95 of 100 measurements stay within; of fewer than two, the only one."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table to be read in a terminal."""
    rows = [("", "aim", "measured", "", "")]
    for one in figures:
        measured = "–" if one.measured is None else f"{one.measured:.{_digits(one.unit)}f} {one.unit}"
        rows.append((one.what, f"≤ {one.aim:g} {one.unit}", measured, one.verdict, one.note))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = (
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def keep(figures: Iterable[Figure], file: Path) -> None:
    """Write the figures to a JSON file, with the machine they were measured on."""
    file.parent.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
    told = [asdict(one) | {"verdict": one.verdict} for one in figures]
    file.write_text(
        json.dumps({"machine": machine, "figures": told}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def _digits(unit: str) -> int:
    return 2 if unit == "s" else 0
