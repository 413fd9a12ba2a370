"""The quarterly question to an account's owner whether what is known longest is still so (P94, P113).

At most one account a morning and person, each at most once a quarter, never while a handover of it is open, or
somebody covers for its owner (P9).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handover.blueprint.freshness import is_stale
from handover.model.account import Account, AccountEntry

QUARTER = timedelta(days=91)
MOST_ENTRIES = 2
"""Entries that one ping asks about."""
MOST_LOOKED_AT = 5
"""Accounts of a person that are looked at in a morning, however many they own."""
SOONEST = timedelta(days=1)


@dataclass(frozen=True)
class Ping:
    """An account whose owner is asked whether these entries are still so."""

    account: Account
    entries: tuple[AccountEntry, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """What they are about."""
        return tuple(entry.item for entry in self.entries)


def next_look(next_stale: datetime | None, now: datetime) -> datetime:
    """Return when (UTC) an account without a stale entry is looked at again: once it has one, a quarter after `now` at last."""
    return min(max(next_stale, now + SOONEST), now + QUARTER) if next_stale is not None else now + QUARTER


def still_true(entry: AccountEntry, by: str, now: datetime) -> AccountEntry:
    """Return the entry confirmed by this person. One that is fresh stays as it is: the button was pressed twice."""
    if not is_stale(entry, now):
        return entry
    return replace(
        entry,
        confirmed_by=by,
        confirmed_at=now,
        was_confirmed_by=entry.confirmed_by,
        was_confirmed_at=entry.confirmed_at,
    )


def not_confirmed(entry: AccountEntry, by: str) -> AccountEntry:
    """Return the entry as it was before this person confirmed it; unchanged where somebody else confirmed it since."""
    if entry.confirmed_by != by:
        return entry
    return replace(
        entry,
        confirmed_by=entry.was_confirmed_by,
        confirmed_at=entry.was_confirmed_at,
        was_confirmed_by="",
        was_confirmed_at=None,
    )
