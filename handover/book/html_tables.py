"""Tables in HTML as lines of cells: what some CRMs call an Excel file is one."""

from html.parser import HTMLParser

from handover.book.lines import LONGEST_CELL, MOST_COLUMNS, MOST_LINES, Line
from handover.book.refusals import Unreadable, UnreadableList


def html_grid(text: str) -> tuple[Line, ...]:
    """Return the rows of the tables in a page. Raises UnreadableList."""
    reader = _Tables()
    reader.feed(text)
    lines = tuple(Line(number, cells) for number, cells in enumerate(reader.rows, 1) if any(cells))
    if not lines:
        raise UnreadableList(Unreadable.NO_TABLE)
    if len(lines) > MOST_LINES:
        raise UnreadableList(Unreadable.TOO_MANY_LINES)
    return lines


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[str, ...]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (as the library calls it)
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._end_cell()
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None and len(self._row) < MOST_COLUMNS:
            self._row.append(" ".join("".join(self._cell).split())[:LONGEST_CELL])
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and len(self.rows) <= MOST_LINES:
            self.rows.append(tuple(self._row))
        self._row = None
