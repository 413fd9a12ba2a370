"""The monthly question to who covers: is something missing in what has changed, or, without a day, until when is it? (P9).

It is a part of their morning message. In the weeks in which it is asked whether the return stands they are not asked besides.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from handover.cover.asking import AHEAD, EARLIEST_ZONE
from handover.model.account import Account
from handover.model.cover import Cover

MONTH = timedelta(days=30)
MOST_ASKED = 3
"""Accounts that one morning message asks about; the next ones are asked about in the next mornings."""
MOST_LOOKED_AT = 10


@dataclass(frozen=True)
class CoverAsked:
    """An account, its cover (the last one, where nobody covers any more), and how much has changed since that began."""

    account: Account
    cover: Cover
    changed: int


def first_asked_at(cover: Cover) -> datetime:
    """Return from when (UTC) on it is asked at the earliest: a month after the day of the return was last spoken of."""
    return datetime.combine(cover.day_said_at.date() + MONTH, time(), tzinfo=UTC) - EARLIEST_ZONE


def next_asked_at(now: datetime) -> datetime:
    """Return from when (UTC) on it is asked again, once it was asked `now`: in a morning a month later."""
    return now + MONTH - timedelta(hours=12)


def asked_monthly(cover: Cover, today: date) -> bool:
    """Return whether it is asked on the local day `today`: not while it is asked whether the return stands, nor after that day."""
    return cover.until is None or today < cover.until - AHEAD
