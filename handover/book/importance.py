"""In which order the accounts of a book matter, by what their list and Baton know of them."""

from datetime import date

from handover import importance as accounts
from handover.accounts.names import folded
from handover.book.book import BookRow

Rank = tuple[accounts.Place, str, int]


def renews_soon(row: BookRow, today: date) -> bool:
    """Return whether its contract renews within sixty days, or should have."""
    return accounts.renews_soon(_stakes(row), today)


def urgent(row: BookRow, today: date) -> bool:
    """Return whether it is red or renews soon."""
    return accounts.presses(_stakes(row), today)


def importance(row: BookRow, today: date) -> Rank:
    """Return the key by which rows are sorted, what matters most first. It does not depend on the order of the list."""
    return accounts.place(_stakes(row), today), folded(row.listed.name), row.number


def _stakes(row: BookRow) -> accounts.Stakes:
    return accounts.Stakes(row.listed.health, row.listed.renewal, tier=row.listed.tier)
