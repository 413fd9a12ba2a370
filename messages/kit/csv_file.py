"""CSV files in which nothing is a formula, and that Excel reads as UTF-8."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"^\s*[=+\-@\t\r|%]")
BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that the text is UTF-8."""


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV, with its headings and a line for each row."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    for row in rows:
        writer.writerow([inert(one) for one in row])
    return BYTE_ORDER_MARK + text.getvalue()


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
