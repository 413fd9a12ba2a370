"""A column that is called like a secret, in a table or in lines of cells, and what stands in it."""

import re
from bisect import bisect_left

from handover.text.secrets.labels import LABELS, PRODUCTS, TALK, Family
from handover.text.secrets.reading import Reading
from handover.text.secrets.values import core, is_code, is_default, is_key, strong

_CELLS = re.compile(r"[|\t;]| / | {3,20}|,(?=\S)|, ")
_SPACES = re.compile(r" {2,200}")
_ROWS = 60
_COLUMNS = (Family.CODE, Family.KEY, Family.PASSWORD)
_PRODUCT_NAMES = frozenset(PRODUCTS)
_TALK = frozenset(TALK)
_NAMES = {family: tuple((name.rstrip("|"), name.endswith("|")) for name in LABELS[family]) for family in _COLUMNS}

_ENDS_OF_NAMES = frozenset(name[-2:] for names in _NAMES.values() for name, _ in names)


def holds_secret_column(reading: Reading) -> bool:
    """Return whether a column that is called like a secret holds one."""
    if "\n" not in reading.plain or not reading.labels:
        return False
    headed = _lines_with_labels(reading)
    columns: dict[int, Family] = {}
    separator, width, left = "", 0, 0
    for number, line in enumerate(reading.plain.split("\n")):
        found = _CELLS.search(line) if left > 0 or number in headed else None
        cells = _split(line, found.group()) if found is not None else [line]
        named = _named_columns(cells) if found is not None and number in headed else {}
        if found is not None and named:
            columns, separator, width, left = named, found.group(), len(cells), _ROWS
        elif left > 0 and line.strip():
            left -= 1
            cells = _split(line, separator)
            if len(cells) == width and any(_is_cell(family, core(cells[at].strip())) for at, family in columns.items()):
                return True
        else:
            left = 0
    return False


def _split(line: str, separator: str) -> list[str]:
    """Return the cells of a line. Columns that are set apart by spaces have as many between them as they need."""
    return line[:2000].split(separator) if separator.strip(" ") else _SPACES.split(line[:2000].strip())


def _lines_with_labels(reading: Reading) -> frozenset[int]:
    """Return the numbers of the lines in which a label stands."""
    ends = [found.start() for found in re.finditer("\n", reading.plain)]
    return frozenset(bisect_left(ends, start) for _, start, _ in reading.labels)


def _named_columns(cells: list[str]) -> dict[int, Family]:
    return {at: family for at, cell in enumerate(cells) if (family := _column_of(core(cell.strip()))) is not None}


def _column_of(cell: str) -> Family | None:
    if len(cell) > 40:
        return None
    low = cell.lower()
    if any(word in _TALK for word in low.split()):
        return None
    if not low or ":" in cell or low.split()[-1] in _PRODUCT_NAMES:
        return None
    if low[-2:] not in _ENDS_OF_NAMES:
        return None
    for family in _COLUMNS:
        for name, alone in _NAMES[family]:
            if (
                low.endswith(name)
                and (not alone or low == name or not low[-len(name) - 1].isalnum())
                and (name not in ("key", "keys", "pass", "clave"))
            ):
                return family
    return None


def _is_cell(family: Family, value: str) -> bool:
    if family is Family.CODE:
        return is_code(value) and any(one.isdigit() for one in value) and len(value) >= 4 and not _day_or_amount(value)
    if family is Family.KEY:
        return is_key(value)
    if " " in value:
        return False
    return strong(value) or (value.isdigit() and 4 <= len(value) <= 12) or is_default(value)


def _day_or_amount(value: str) -> bool:
    """Return whether a cell of figures is a day or an amount."""
    return bool(re.fullmatch(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,3}(?:[.,]\d{3})+", value))
