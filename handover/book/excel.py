"""Excel workbooks as lines of cells: what was computed last, never a formula; bounded in what they unpack to."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Protocol

from handover.book.fields import meant_by
from handover.book.lines import LONGEST_CELL, MOST_COLUMNS, MOST_LINES, Cell, Line
from handover.book.refusals import Unreadable, UnreadableList

MOST_UNPACKED, MOST_PARTS, MOST_SHEETS = 60_000_000, 2_000, 12
"""Bytes that a workbook may unpack to, parts and sheets that are looked at."""
_HEAD = 2_000
_CURRENCY = re.compile(r'\[\$([^\]\-]+?)\s*(?:-[^\]]*)?\]|"\s*([€$£¥￥]|[A-Z]{3}|kr|zł)\s*"|(?<!\[)([€$£¥￥])')
"""The currency in a format of numbers: `[$€-407]`, `"USD"`, `$#,##0`."""


class _OfLibrary(Protocol):
    """A cell as the library reads it."""

    value: object
    number_format: str


def excel_grid(content: bytes) -> tuple[Line, ...]:
    """Return the lines of the sheet whose headings say most of accounts. Raises UnreadableList."""
    _check(content)
    # Imported at the first use: it takes long to import.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        grids = [_lines(_rows(sheet)) for sheet in shown[:MOST_SHEETS]]
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
        OSError,
    ) as error:
        raise UnreadableList(Unreadable.NO_TABLE) from error
    best = max(grids, key=_known, default=())
    if not best:
        raise UnreadableList(Unreadable.NOTHING_IN_IT)
    if len(best) > MOST_LINES:
        raise UnreadableList(Unreadable.TOO_MANY_LINES)
    return best


def _check(content: bytes) -> None:
    """Raise UnreadableList for what is no workbook, or unpacks to too much, or holds definitions that XML could unfold."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise UnreadableList(Unreadable.TOO_LARGE)
            names = {part.filename for part in parts}
            if "EncryptedPackage" in names or any(part.flag_bits & 1 for part in parts):
                raise UnreadableList(Unreadable.LOCKED)
            for part in parts:
                with packed.open(part) as unpacked:
                    head = unpacked.read(_HEAD)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise UnreadableList(Unreadable.NO_TABLE)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableList(Unreadable.NO_TABLE) from error


def _rows(sheet: object) -> Iterator[Iterable[object]]:
    # What a sheet says of its own size is not to be relied on: some exports say it is one cell, some that it is all of them.
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    for cells in islice(sheet.iter_rows(max_col=MOST_COLUMNS), MOST_LINES * 4):  # type: ignore[attr-defined]
        yield [_with_currency(cell) for cell in cells]


def _with_currency(cell: _OfLibrary) -> object:
    """Return what stands in a cell of the library's; a number that is shown with a currency as text with both."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    found = _CURRENCY.search(cell.number_format)
    return f"{value} {found[1] or found[2] or found[3]}" if found else value


def _lines(rows: Iterable[Iterable[object]]) -> tuple[Line, ...]:
    found = ((number, tuple(map(_cell, cells))) for number, cells in enumerate(rows, 1))
    return tuple(Line(number, cells) for number, cells in found if any(cell != "" for cell in cells))


def _cell(value: object) -> Cell:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return float(value)
        case datetime():
            return value.date()
        case date():
            return value
    return str(value).strip()[:LONGEST_CELL]


def _known(grid: tuple[Line, ...]) -> tuple[int, int]:
    heads = (sum(meant_by(line.text(at)) is not None for at in range(len(line.cells))) for line in grid[:15])
    return max(heads, default=0), len(grid)
