"""A book as a CSV file, in which nothing is a formula."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date

from handover.book.book import Book, BookRow
from messages.book.plan import COLUMNS
from messages.book.words import COLOURS, state_words, why_words
from messages.customer_kinds import TIERS
from messages.kit.text import oneline

_FORMULA = re.compile(r"^\s*[=+\-@\t\r|%]")
BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that the text is UTF-8."""
HEADINGS = (*COLUMNS, "Begins on", "Value a year", "Industry", "Region", "Language", "Line in the list")


def csv_text(rows: Sequence[BookRow], names: Mapping[str, str], today: date) -> str:
    """Return the accounts of a book as CSV, a line each. `names` are those of the successors, by id."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([inert(one) for one in _cells(row, names, today)])
    return BYTE_ORDER_MARK + text.getvalue()


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def file_name(book: Book, minute: str) -> str:
    """Return the name of the file: of which book it is, and of which minute (UTC)."""
    return f"book-{book.id}-{minute}.csv"


def _cells(row: BookRow, names: Mapping[str, str], today: date) -> tuple[str, ...]:
    listed = row.listed
    return (
        oneline(listed.name),
        COLOURS[listed.health] if listed.health else "",
        TIERS[listed.tier] if listed.tier else "",
        listed.renewal.isoformat() if listed.renewal else "",
        oneline(names.get(row.incoming, row.incoming)),
        state_words(row, today),
        why_words(row, today),
        row.starts.isoformat() if row.starts else "",
        listed.amount,
        oneline(listed.industry),
        oneline(listed.region),
        oneline(listed.language),
        str(listed.line or ""),
    )
