"""In which order the accounts of a book matter: red ones and those that renew soon first, then by tier, health and renewal."""

from datetime import date, timedelta

from handover.accounts.names import folded
from handover.book.book import BookRow
from handover.model.customer_kinds import Tier
from handover.model.records import Colour

SOON = timedelta(days=60)
"""How near a renewal is that makes an account urgent."""
_TIERS = {Tier.HIGH_TOUCH: 0, Tier.MID_TOUCH: 1, None: 1, Tier.DIGITAL: 2}
_HEALTH = {Colour.RED: 0, Colour.AMBER: 1, None: 2, Colour.GREEN: 3}
Rank = tuple[bool, bool, int, int, date, str, int]


def renews_soon(row: BookRow, today: date) -> bool:
    """Return whether its contract renews within sixty days, or should have."""
    return row.listed.renewal is not None and row.listed.renewal <= today + SOON


def urgent(row: BookRow, today: date) -> bool:
    """Return whether it is red or renews soon."""
    return row.listed.health is Colour.RED or renews_soon(row, today)


def importance(row: BookRow, today: date) -> Rank:
    """Return the key by which rows are sorted, what matters most first. It does not depend on the order of the list."""
    listed = row.listed
    return (
        listed.health is not Colour.RED,
        not renews_soon(row, today),
        _TIERS[listed.tier],
        _HEALTH[listed.health],
        listed.renewal or date.max,
        folded(listed.name),
        row.number,
    )
