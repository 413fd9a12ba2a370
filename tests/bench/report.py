"""How figures are shown in a terminal, and kept."""

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.figures import Figure

HEADINGS = ("", "measured", "aim", "", "")


def rows(figures: Iterable[Figure]) -> list[tuple[str, str, str, str, str]]:
    """Return each figure as what it is, what was measured, the aim, whether it was met, and the note."""
    return [(one.what, one.shown, one.aim.words(one.unit) if one.aim else "", one.verdict, one.note) for one in figures]


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table to be read in a terminal."""
    lines = [HEADINGS, *rows(figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS) - 1)]
    shown = (
        "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[-1]]) for line in lines
    )
    return "\n".join(line.rstrip() for line in shown)


def machine() -> dict[str, object]:
    """Return what the figures were measured on."""
    return {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}


def keep(figures: Mapping[str, Sequence[Figure]], file: Path) -> None:
    """Write the figures to a JSON file, with the machine they were measured on."""
    file.parent.mkdir(exist_ok=True)
    told = [asdict(one) | {"part": part, "verdict": one.verdict} for part, some in figures.items() for one in some]
    words = json.dumps({"machine": machine(), "figures": told}, indent=2, ensure_ascii=False)
    file.write_text(words + "\n", encoding="utf-8")
