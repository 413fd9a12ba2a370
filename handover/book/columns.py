"""Which column of a list says what: found by the headings, or by what stands below where there are none; shown before it counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handover.book.days import DayOrder, likelier_order, orders_possible, tells_apart
from handover.book.fields import BookField, meant_by
from handover.book.lines import Cell, Line, widest
from handover.book.refusals import Unreadable, UnreadableList

LOOKED_AT = 25
"""Lines at the top of a file among which its headings are looked for: some begin with a title, filters and a date."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Columns:
    """How a list is read: on which line the headings are (0 for none), which column says what, and in which order days are written.

    `order` is None where that does not matter; `asked` says that nothing in the column tells, so that somebody has to say.
    """

    heading: int
    of: Mapping[BookField, int]
    order: DayOrder | None = None
    asked: bool = False
    headings: tuple[str, ...] = field(default=())


def columns_of(grid: Sequence[Line]) -> Columns:
    """Return how a list is to be read as far as it tells. Raises UnreadableList (`NO_NAMES`, `NOTHING_IN_IT`)."""
    if not grid:
        raise UnreadableList(Unreadable.NOTHING_IN_IT)
    top = max(grid[:LOOKED_AT], key=_known)
    if not _is_heading(top):
        return _without_headings(grid)
    texts = tuple(top.text(at) for at in range(len(top.cells)))
    below = body(grid, top.number)
    found: dict[BookField, tuple[int, int, int]] = {}
    for at, heading in enumerate(texts):
        meant = meant_by(heading) if heading else None
        if meant is None:
            continue
        rank = (meant[1], min(1, sum(bool(line.text(at)) for line in below)), -at)
        if meant[0] not in found or rank > found[meant[0]]:
            found[meant[0]] = rank
    of = {meant: -rank[2] for meant, rank in found.items()}
    if BookField.NAME not in of:
        of[BookField.NAME] = _names_at(below, frozenset(of.values()))
    return with_order(grid, Columns(top.number, of, headings=texts))


def with_order(grid: Sequence[Line], columns: Columns) -> Columns:
    """Return the columns with the order in which the days of that of the renewal are written, as far as they tell."""
    at = columns.of.get(BookField.RENEWAL)
    if at is None:
        return Columns(columns.heading, columns.of, headings=columns.headings)
    cells = column(body(grid, columns.heading), at)
    possible = orders_possible(cells)
    if len(possible) == 1:
        [order] = possible
        return Columns(columns.heading, columns.of, order, headings=columns.headings)
    order = likelier_order(cells)
    return Columns(columns.heading, columns.of, order, tells_apart(cells), headings=columns.headings)


def body(grid: Sequence[Line], heading: int) -> tuple[Line, ...]:
    """Return the lines below the headings."""
    return tuple(line for line in grid if line.number > heading) if heading else tuple(grid)


def column(lines: Sequence[Line], at: int) -> tuple[Cell, ...]:
    """Return the cells of one column."""
    return tuple(line.cells[at] for line in lines if at < len(line.cells))


def _known(line: Line) -> tuple[int, int]:
    meant = [found for at in range(len(line.cells)) if (found := meant_by(line.text(at)))]
    return len({one for one, _ in meant}), sum(sure for _, sure in meant)


def _is_heading(line: Line) -> bool:
    meant = {found[0] for at in range(len(line.cells)) if (found := meant_by(line.text(at)))}
    filled = sum(cell != "" for cell in line.cells)
    return BookField.NAME in meant or (len(meant) > 1 and len(meant) * 4 >= filled)


def _without_headings(grid: Sequence[Line]) -> Columns:
    return with_order(grid, Columns(0, {BookField.NAME: _names_at(grid, frozenset())}))


def _names_at(lines: Sequence[Line], taken: frozenset[int]) -> int:
    """Return the column in which most cells are words, each another one. Raises UnreadableList (`NO_NAMES`)."""
    best, most = -1, 0
    for at in range(widest(lines)):
        if at not in taken:
            words = {text for line in lines if _LETTERS.search(text := line.text(at)) and "@" not in text}
            best, most = (at, len(words)) if len(words) > most else (best, most)
    if best < 0:
        raise UnreadableList(Unreadable.NO_NAMES)
    return best
