"""How old what is known of an account may get before somebody should say anew how it is (P94)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from handover.model.account import AccountEntry
from handover.model.records import RecordKind

TWO_WEEKS, QUARTER, HALF_YEAR = 14, 90, 182
KEEPS: Mapping[str, int] = {
    "snapshot": TWO_WEEKS,
    "people": QUARTER,
    "sponsors": QUARTER,
    "upcoming": QUARTER,
    "promises": QUARTER,
    "adoption": QUARTER,
    "renewal": QUARTER,
    "goals": HALF_YEAR,
    "troubles": HALF_YEAR,
    "documents": HALF_YEAR,
    "first_steps": QUARTER,
    "private": TWO_WEEKS,
}
"""How many days the answer to an item stays fresh in handovers whose playbook is from before playbooks said it."""
OF_KIND: Mapping[RecordKind, int] = {
    RecordKind.PEOPLE: QUARTER,
    RecordKind.PROMISES: QUARTER,
    RecordKind.DATES: QUARTER,
    RecordKind.PROJECTS: QUARTER,
    RecordKind.FIGURE: QUARTER,
    RecordKind.ISSUES: HALF_YEAR,
    RecordKind.PULSE: TWO_WEEKS,
}
"""How many days an answer of a kind stays fresh where nothing else is said. Words, links and choices stay so until changed."""


def keeps_of(item: str, kind: RecordKind, said: int | None = None) -> int | None:
    """Return how many days the answer to this item stays fresh, None for as long as nobody says otherwise.

    `said` is what its playbook says.
    """
    return said or KEEPS.get(item) or OF_KIND.get(kind)


def stale_at(entry: AccountEntry) -> datetime | None:
    """Return from when on (UTC) it is stale, None for never."""
    return None if entry.keeps is None else entry.as_of + timedelta(days=entry.keeps)


def is_stale(entry: AccountEntry, now: datetime) -> bool:
    """Return whether it is older at `now` (UTC) than it may get."""
    until = stale_at(entry)
    return until is not None and until <= now
