"""Files of account lists as lines of cells: text in any usual encoding and with any usual delimiter, Excel, or what was pasted."""

import csv
import io
import re
from collections import Counter

from handover.book.excel import excel_grid
from handover.book.fields import meant_by
from handover.book.html_tables import html_grid
from handover.book.lines import LONGEST_CELL, MOST_COLUMNS, MOST_LINES, Line
from handover.book.refusals import Unreadable, UnreadableList

LARGEST = 5_000_000
"""Bytes of the largest file that is read."""
DELIMITERS = ",;\t|"
_LOOKED_AT = 40
"""Lines of which is seen how they are delimited."""
_MOSTLY, _NEVER = 0.6, "\x1f"
_SEP = re.compile(r'^\ufeff?"?sep=(.)"?\s*$', re.IGNORECASE)
_RUNAWAY = 40
"""Line breaks in one cell from which a quotation mark was not meant as one."""
_BULLET = re.compile(r"^\s*(?:[-*•–—·▪◦]|\d{1,3}[.)])\s+")
_CODE_PAGES = ["cp1252", "cp1250", "cp1251", "mac_roman", "cp932", "gb18030", "euc_kr"]
_PROTECTED = re.compile(r'^="(.*)"$', re.DOTALL)
"""How some exports keep Excel from reading an id as a number."""


def grid_of(content: bytes) -> tuple[Line, ...]:
    """Return the lines of a file that are not empty. Raises UnreadableList."""
    if len(content) > LARGEST:
        raise UnreadableList(Unreadable.TOO_LARGE)
    if content[:2] == b"PK":
        return excel_grid(content)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UnreadableList(Unreadable.OLD_EXCEL)
    text = decoded(content)
    if re.match(r"\s*(?:<!doctype html|<html|<table|<meta|<head)", text, re.IGNORECASE):
        return html_grid(text)
    return text_grid(text)


def pasted_grid(text: str) -> tuple[Line, ...]:
    """Return what was pasted as lines: a table with its heading, one name a line, or names in one line with commas between."""
    rows = text.strip("\ufeff\r\n").splitlines()
    grid = text_grid(text)
    if any(meant_by(line.text(at)) for line in grid[:1] for at in range(len(line.cells))) and len(grid) > 1:
        return grid
    if "\t" in text:
        return grid
    if len(rows) == 1 and re.search(r"[;,]", rows[0]):
        delimiter = ";" if ";" in rows[0] else ","
        rows = rows[0].split(delimiter)
        return tuple(Line(1, (one.strip(),)) for one in rows if one.strip())
    names = ((number, _BULLET.sub("", row).strip()) for number, row in enumerate(rows, 1))
    return tuple(Line(number, (name,)) for number, name in names if name)


def decoded(content: bytes) -> str:
    """Return the text of a file: by its byte order mark, as UTF-8, or by what its letters look like. Raises UnreadableList."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\x00" in content[:4096]:
        if content[1:200:2].count(0) > content[:200:2].count(0):
            return content.decode("utf-16-le", "replace")
        if content[:200:2].count(0):
            return content.decode("utf-16-be", "replace")
        raise UnreadableList(Unreadable.NO_TABLE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_code_page(content), "replace")


def _code_page(content: bytes) -> str:
    """Return the code page of a text that is no Unicode; Western Windows where nothing speaks for another."""
    # Imported at the first use: it takes long to import.
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in content.splitlines() if not line.isascii())[:20_000]
    found = from_bytes(lines, cp_isolation=_CODE_PAGES, threshold=0.4, enable_fallback=False)
    best = found.best()
    if best is None or _reads_well(lines, "cp1252"):
        return "cp1252"
    return best.encoding


def _reads_well(content: bytes, encoding: str) -> bool:
    """Return whether all that is no ASCII reads as letters and signs of Western names: what stands there by mistake is others."""
    text = content.decode(encoding, "replace")
    others = [one for one in text if ord(one) > 127]
    usual = sum(one in "äöüÄÖÜßéèêëàâçîïôœùûÉÈÀÇñáíóúÁÍÓÚåøæÅØÆõãìòÔÊÎ€£§°–—’‘“”„«»…·•®™\xa0²³ŒµÑ" for one in others)
    return usual >= len(others) * 0.9


def text_grid(text: str) -> tuple[Line, ...]:
    """Return the lines of a delimited text. Raises UnreadableList where there is nothing in it."""
    text = text.removeprefix("\ufeff").replace("\x00", "")
    first, _, rest = text.partition("\n")
    said = _SEP.match(first)
    skipped = 1 if said else 0
    delimiter = said[1] if said else _delimiter(text)
    grid = _parsed(rest if said else text, delimiter, skipped)
    if any(isinstance(cell, str) and cell.count("\n") > _RUNAWAY for line in grid for cell in line.cells):
        grid = _parsed(rest if said else text, delimiter, skipped, quoted=False)
    if not grid:
        raise UnreadableList(Unreadable.NOTHING_IN_IT)
    return _unwrapped(grid)


def _unwrapped(grid: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a list each of which was put in quotes as a whole, taken apart; any other as it is."""
    head = grid[0].text(0)
    if any(len(line.cells) > 1 for line in grid) or not any(sign in head for sign in DELIMITERS):
        return grid
    inside = _parsed("\n".join(line.text(0) for line in grid), _delimiter("\n".join(map(_first, grid))), 0)
    known = sum(meant_by(inside[0].text(at)) is not None for at in range(len(inside[0].cells)))
    if known < 2 or len(inside) != len(grid):
        return grid
    return tuple(Line(line.number, one.cells) for line, one in zip(grid, inside, strict=True))


def _first(line: Line) -> str:
    return line.text(0)


def _parsed(text: str, delimiter: str, skipped: int, *, quoted: bool = True) -> tuple[Line, ...]:
    quotes = '"' if quoted else None
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quotechar=quotes,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=True,
    )
    lines: list[Line] = []
    before = 0
    try:
        for cells in reader:
            number, before = before + 1 + skipped, reader.line_num
            kept = tuple(_unprotected(cell.strip())[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS])
            if any(kept):
                lines.append(Line(number, kept))
            if len(lines) > MOST_LINES:
                raise UnreadableList(Unreadable.TOO_MANY_LINES)
    except csv.Error as error:
        raise UnreadableList(Unreadable.NO_TABLE) from error
    return tuple(lines)


def _unprotected(cell: str) -> str:
    found = _PROTECTED.match(cell)
    return found[1].replace('""', '"') if found else cell


def _delimiter(text: str) -> str:
    """Return what stands between the cells: what makes most headings known, else most lines equally wide."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])
    likeness, delimiter = max((_likeness(head, one), one) for one in DELIMITERS)
    known, alike, _ = likeness
    # Where most lines are not apart, a comma is one of a name.
    return delimiter if known or alike > _MOSTLY else _NEVER


def _likeness(head: str, delimiter: str) -> tuple[int, float, int]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        rows = [cells for cells in reader if any(cells)]
    except csv.Error:
        return 0, 0, 0
    known = max((sum(meant_by(cell) is not None for cell in cells) for cells in rows[:15]), default=0)
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    width, times = widths.most_common(1)[0] if widths else (1, 0)
    return known, times / max(1, len(rows)), width
