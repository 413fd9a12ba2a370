"""Tables as they are pasted from a sheet: a first row that names the columns, and rows of the same cells below it."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from handover.records.lines import Line

Columns = Mapping[str, str]
"""For each field of a record, the words that name its column, between "|"."""
_RULE = re.compile(r"^[\s|:+=-]{3,}$")
MOST_WORDS_IN_A_NAME = 5


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


def table_at(lines: tuple[Line, ...], at: int, columns: Columns) -> Table | None:
    """Return the table that begins with this line, None where none does: two columns must have names that are known."""
    sign = next((one for one in "\t|;," if one in lines[at].written), "")
    if not sign or "@" in lines[at].written or len(lines[at].written) > 300:
        return None
    names = _columns(_cells(lines[at].written, sign), columns)
    if len(set(names) - {""}) < 2 or (sign == "," and "" in names):
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


def _columns(cells: list[str], columns: Columns) -> list[str]:
    """Return the field of each column, "other" for one that has a name but no field, empty for no name."""
    named = [_field(cell, columns) for cell in cells]
    known = [one for one in named if one]
    if len(known) < 2:
        return [""]
    return [
        one or ("other" if cell and len(cell.split()) <= MOST_WORDS_IN_A_NAME else "")
        for one, cell in zip(named, cells, strict=True)
    ]


def _field(cell: str, columns: Columns) -> str:
    plain = plain_words(cell)
    if not plain or len(plain.split()) > MOST_WORDS_IN_A_NAME:
        return ""
    exact = next((field for field, words in columns.items() if plain in words.split("|")), "")
    if exact:
        return exact
    alone = {
        field
        for field, words in columns.items()
        if set(plain.split()) & {one for one in words.split("|") if len(one) > 3}
    }
    return alone.pop() if len(alone) == 1 else ""


def plain_words(text: str) -> str:
    """Return the words of a text in small letters without accents and signs."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(sign for sign in parts if not unicodedata.combining(sign))))
