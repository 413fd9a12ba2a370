"""Tables as they are pasted from a sheet: a first row that names the columns, and rows of the same cells below it."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from handover.records.labels import MOST_WORDS, Labels
from handover.records.lines import Line

_RULE = re.compile(r"^[\s|:+=-]{3,}$")


@dataclass(frozen=True)
class Row:
    """One row of a table: what stands in the column of each field, where it is not empty."""

    line: Line
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The lines that name the columns and separate, and the rows; `lines` is how many lines that is."""

    headings: tuple[Line, ...]
    rows: tuple[Row, ...]
    lines: int


def table_at(lines: tuple[Line, ...], at: int, labels: Labels) -> Table | None:
    """Return the table that begins with this line, None where none does: two columns must have names that are known."""
    sign = next((one for one in ("\t", "|", ";", " / ", " – ", " - ", ",") if one in lines[at].written), "")
    if not sign or "@" in lines[at].written or len(lines[at].written) > 300:
        return None
    names = _columns(_cells(lines[at].written, sign), labels)
    if len([name for name in names if name]) < 2 or (sign == "," and "" in names):
        return None
    rows: list[Row] = []
    headings = [lines[at]]
    end = at + 1
    while (
        end < len(lines)
        and (sign in lines[end].written or _RULE.match(lines[end].written))
        and not lines[end].new_block
    ):
        if _RULE.match(lines[end].written):
            headings.append(lines[end])
        else:
            rows.append(Row(lines[end], _fields(_cells(lines[end].written, sign), names)))
        end += 1
    return Table(tuple(headings), tuple(rows), end - at) if rows else None


def tables_and_lines(
    lines: tuple[Line, ...], labels: Labels, accepts: Callable[[Table], bool] = lambda _: True
) -> Iterator[Table | Line]:
    """Yield what a reply consists of, in order: the tables that are accepted, and every line that is in none of them."""
    at = 0
    while at < len(lines):
        table = table_at(lines, at, labels)
        if table is not None and accepts(table):
            yield table
            at += table.lines
        else:
            yield lines[at]
            at += 1


def _fields(cells: list[str], names: list[str]) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if cell and cell not in ("-", "–", "—") and name:
            fields[name] = f"{fields[name]}, {cell}" if name in fields else cell
    return fields


def _cells(written: str, sign: str) -> list[str]:
    if sign in ",;" and '"' in written:
        return [cell.strip() for cell in next(csv.reader([written.strip()], delimiter=sign, skipinitialspace=True), [])]
    inner = written.strip(" ").strip("|") if sign == "|" else written.strip(" \r\n")
    return [cell.strip(' *_"') for cell in inner.split(sign)]


def _columns(cells: list[str], labels: Labels) -> list[str]:
    """Return the field of each column, "other" for one that has a name but no field, empty for no name."""
    named = [labels.column(cell) for cell in cells]
    known = [one for one in named if one]
    if len(known) < 2:
        return [""]
    return [
        one or ("other" if cell and len(cell.split()) <= MOST_WORDS else "")
        for one, cell in zip(named, cells, strict=True)
    ]
