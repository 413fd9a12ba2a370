"""How a cover ends, as somebody has said: the owner is back on a day, later, or not at all (P9)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.cover.following import ended_cover
from handover.model.account import Account
from handover.model.cover import Cover
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.refusals import Refusal

BACK_ON = "back_on"
"""The field of the day on which the owner is back."""


@dataclass
class NobodyCovers(Refusal):
    """Nobody covers for the account's owner any more. `account` is its name."""

    account: str


def require_cover(account: Account) -> Cover:
    """Return the account's cover. Raises NobodyCovers."""
    if account.cover is None:
        raise NobodyCovers(account.name)
    return account.cover


def back_on(account: Account, day: date | None, *, tells_customer: bool = True, by: str, at: datetime) -> Account:
    """Return the account whose owner is back on this local day, on which the return begins. A day that has passed means now.

    Raises NobodyCovers, FieldProblems (`BACK_ON`) without a day.
    """
    cover = require_cover(account)
    if day is None:
        raise FieldProblems({BACK_ON: FieldProblem.MISSING})
    said = cover.said_at if day == cover.until else at
    return _with(account, replace(cover, until=day, said_at=said, agreed_by=by, tells_customer=tells_customer))


def back_later(account: Account, day: date | None, *, today: date, at: datetime) -> Account:
    """Return the account whose owner is back on another local day, None for one that nobody knows yet: it is asked again.

    Raises NobodyCovers, FieldProblems (`BACK_ON`) for a day that is not after `today`.
    """
    cover = require_cover(account)
    if day is not None and day <= today:
        raise FieldProblems({BACK_ON: FieldProblem.NOT_AHEAD})
    return _with(account, replace(cover, until=day, said_at=at, agreed_by=""))


def not_agreed(account: Account) -> Account:
    """Return the account with the day of the return open again. Raises NobodyCovers."""
    return _with(account, replace(require_cover(account), agreed_by=""))


def stays(account: Account, at: datetime) -> Account:
    """Return the account owned by who covers, for good. Raises NobodyCovers."""
    cover = require_cover(account)
    backup = "" if account.backup == cover.by else account.backup
    return replace(ended_cover(account, at), owner=cover.by, owner_since=at.date(), backup=backup)


def _with(account: Account, cover: Cover) -> Account:
    was = require_cover(account)
    return replace(account, covers=tuple(cover if one is was else one for one in account.covers))
