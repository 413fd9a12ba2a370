"""The limbo clock: for how long a customer has had no confirmed owner, and since when they have not heard from us (P118).

An account is in limbo while its owner has gone, or who covers for them (P9), or it has none, until its incoming CSM has taken the
handover on. It counts in working days, without public holidays, of whoever reads it.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Protocol

from handover.assignment import accepted_at
from handover.model.account import Account
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date

TELL_AT = (1, 3)
"""Working days without an owner after which whoever decides is told."""
MOST_LOOKED_AT = 50
"""Accounts that are looked at for one person's morning message."""
LONGEST = 260
"""Working days up to which it is counted: a year of them."""
LOOK_AGAIN = timedelta(hours=12)
"""Time after which an account is looked at again: in the next morning."""


class Calendar(Protocol):
    """Whose days are counted: a person's, or those of a handover."""

    @property
    def zone(self) -> str:
        """The IANA zone in which the days begin."""

    @property
    def workdays(self) -> frozenset[int]:
        """The days of the work week, 0 is Monday."""

    @property
    def country(self) -> str:
        """Whose public holidays are left out (ISO 3166 alpha-2), empty for none."""


def has_no_owner(account: Account, gone: Collection[str]) -> bool:
    """Return whether nobody looks after the account who is there. `gone` are people who are no members any more."""
    return not account.looked_after_by or account.looked_after_by in gone


def who_hears(account: Account, gone: Collection[str]) -> str:
    """Return the user id of who is told that it has no owner: its manager, else its backup; empty where neither is there."""
    return next((user for user in (account.manager, account.backup) if user and user not in gone), "")


def limbo_since(account: Account, left_at: datetime, newest: Handover | None, gone: Collection[str]) -> datetime | None:
    """Return since when (UTC) the account, whose owner has been missing since `left_at`, has had no confirmed owner.

    None while an incoming CSM who has taken it on is about to be its owner, also while that handover is paused; and for
    digital-touch customers, whom a team looks after and no named CSM (P129). Where somebody had taken it on and it was declined
    or called off since, it counts from then. `newest` is the handover that was opened last.
    """
    if account.tier is Tier.DIGITAL:
        return None
    if newest is None or accepted_at(newest) is None or newest.incoming in gone:
        return left_at
    declined = next((one.at for one in newest.declines if one.by == newest.incoming), None)
    if newest.open and declined is None:
        return None
    return max(left_at, *(at for at in (declined, newest.closed_at) if at is not None))


def working_days(since: datetime, today: date, calendar: Calendar) -> int:
    """Return how many working days, without public holidays, lie after the day of `since` (UTC) up to the local day `today`.

    At most `LONGEST`.
    """
    first = local_date(since, calendar.zone)
    days = ((first + timedelta(days=n)) for n in range(1, (today - first).days + 1))
    found = 0
    for day in days:
        found += is_workday(day, calendar.workdays) and not holiday(day, calendar.country)
        if found == LONGEST:
            break
    return found


def told_already(since: datetime, told: int, told_on: date | None, calendar: Calendar) -> int:
    """Return after how many days it was told last, 0 for never: what was told before `since` (UTC) was of another limbo."""
    return told if told_on is not None and told_on > local_date(since, calendar.zone) else 0


def to_tell(days: int, told: int) -> int:
    """Return which of `TELL_AT` is to be told after so many days, of which `told` was told last; 0 for none."""
    return max((at for at in TELL_AT if told < at <= days), default=0)
