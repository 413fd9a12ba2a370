"""The lines and cells of a list, of whatever kind of file they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | float | date
"""What stands in a cell: text as it is; in Excel also a number or a day that is no text."""
MOST_LINES, MOST_COLUMNS, LONGEST_CELL = 5_000, 200, 2_000


@dataclass(frozen=True)
class Line:
    """One line of a list: where it stands there, from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]

    def text(self, column: int) -> str:
        """Return what stands in a column as text on one line, empty for nothing."""
        cell = self.cells[column] if column < len(self.cells) else ""
        return " ".join(spoken(cell).split())


def spoken(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a decimal point, days as in ISO 8601."""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def widest(grid: Sequence[Line]) -> int:
    """Return how many columns the lines have at most."""
    return max((len(line.cells) for line in grid), default=0)
