"""A book as a CSV file, in which nothing is a formula."""

from collections.abc import Mapping, Sequence
from datetime import date

from handover.book.book import Book, BookRow
from messages.book.plan import COLUMNS
from messages.book.words import COLOURS, state_words, why_words
from messages.customer_kinds import TIERS
from messages.kit.csv_file import csv_file
from messages.kit.text import oneline

HEADINGS = (*COLUMNS, "Begins on", "Value a year", "Industry", "Region", "Language", "Line in the list")


def csv_text(rows: Sequence[BookRow], names: Mapping[str, str], today: date) -> str:
    """Return the accounts of a book as CSV, a line each. `names` are those of the successors, by id."""
    return csv_file(HEADINGS, (_cells(row, names, today) for row in rows))


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
