"""When the owner of an account, or who covers for them, is next asked about it, and what they were asked last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import Date, Integer, bindparam, exists, literal, or_, select, union_all, update

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.scope import Scope

_ACCOUNTS, _HANDOVERS, _PEOPLE = tables.accounts.c, tables.handovers.c, tables.account_people.c
_HERE, _WHICH = bindparam("here", type_=Words), bindparam("which", type_=Words)
_WHO, _NOW = bindparam("who", type_=Words), bindparam("now", type_=UtcMoment)
_UNDER_WAY = exists().where(
    _HANDOVERS.workspace == _ACCOUNTS.workspace, _HANDOVERS.account_id == _ACCOUNTS.id, tables.HANDOVER_IS_OPEN
)
_MOST = bindparam("most", type_=Integer)
_TO_ASK = select(_ACCOUNTS.id, _ACCOUNTS.ping_at).where(
    _ACCOUNTS.workspace == _HERE,
    _ACCOUNTS.owner == _WHO,
    _ACCOUNTS.no_ping_for != _WHO,
    _ACCOUNTS.covered_by == "",
    ~_UNDER_WAY,
)
_NEVER_LOOKED_AT = _TO_ASK.where(_ACCOUNTS.ping_at.is_(None)).order_by(_ACCOUNTS.id).limit(_MOST).subquery()
_TO_LOOK_AT_AGAIN = (
    _TO_ASK.where(_ACCOUNTS.ping_at <= _NOW).order_by(_ACCOUNTS.ping_at, _ACCOUNTS.id).limit(_MOST).subquery()
)
# Each part is read off an index and ends early: however many accounts somebody owns, a few are looked at.
_DUE = (
    union_all(select(_NEVER_LOOKED_AT, literal(0).label("after")), select(_TO_LOOK_AT_AGAIN, literal(1).label("after")))
    .order_by("after", "ping_at", "id")
    .limit(_MOST)
)
_OF_DAY = select(_ACCOUNTS.id, _ACCOUNTS.pinged_items, _ACCOUNTS.no_ping_for).where(
    _ACCOUNTS.workspace == _HERE,
    _ACCOUNTS.owner == _WHO,
    _ACCOUNTS.pinged_on == bindparam("day", type_=Date),
    _ACCOUNTS.pinged_items != "",
)
_LAST_DAY = select(_ACCOUNTS.pinged_on).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.id == _WHICH)
_ACCOUNT = update(tables.accounts).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.id == _WHICH)
# An account that is covered has no quarterly question meanwhile, so who covers is asked on the same clock.
_COVERED = (
    select(_ACCOUNTS.id)
    .join(tables.account_people, (_PEOPLE.workspace == _ACCOUNTS.workspace) & (_PEOPLE.account_id == _ACCOUNTS.id))
    .where(_PEOPLE.workspace == _HERE, _PEOPLE.person == _WHO)
)
_COVER_DUE = (
    _COVERED.where(_ACCOUNTS.covered_by == _WHO, or_(_ACCOUNTS.ping_at.is_(None), _ACCOUNTS.ping_at <= _NOW))
    .order_by(_ACCOUNTS.ping_at.is_not(None), _ACCOUNTS.ping_at, _ACCOUNTS.id)
    .limit(_MOST)
)
_COVERS_OF_DAY = _COVERED.where(
    _ACCOUNTS.pinged_on == bindparam("day", type_=Date),
    _ACCOUNTS.pinged_items == "",
    or_(_ACCOUNTS.covered_by == _WHO, _ACCOUNTS.owner == _WHO),
).order_by(_ACCOUNTS.name, _ACCOUNTS.id)
_POSTPONE = _ACCOUNT.values(ping_at=bindparam("at", type_=UtcMoment))
_TOLD = _POSTPONE.values(pinged_on=bindparam("day", type_=Date), pinged_items=bindparam("asked", type_=Words))
_SET_NO_PING = _ACCOUNT.values(no_ping_for=_WHO)


@dataclass(frozen=True)
class SentPing:
    """What the owner of an account was asked in their digest of a local day; the next ping is due at `next_at` (UTC).

    Without items it is who covers for them, who was asked what is missing.
    """

    account_id: str
    day: date
    items: tuple[str, ...]
    next_at: datetime

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Store pings with the results of the jobs that have sent them."""
        await Pings(scope).put(*values)


@dataclass(frozen=True)
class AskedPing:
    """An account that was asked about in a digest, its items, and whether its owner wants no more of them for it."""

    account_id: str
    items: tuple[str, ...]
    switched_off: bool


class Pings:
    """The pings of one workspace, within one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, *pings: SentPing) -> None:
        """Remember what was asked, each in place of what the owner of that account was asked before."""
        for one in pings:
            told = {"day": one.day, "asked": ",".join(one.items), "at": one.next_at}
            await self._scope.connection.execute(_TOLD, self._of(which=one.account_id, **told))

    async def due(self, owner: str, now: datetime, most: int) -> list[str]:
        """Return the ids of at most `most` accounts of this owner whose ping may be due at `now` (UTC), longest due first."""
        found = await self._scope.connection.scalars(_DUE, self._of(who=owner, now=now, most=most))
        return list(found)

    async def of_day(self, owner: str, day: date) -> AskedPing | None:
        """Return what this owner was asked in the digest of that local day, None for nothing."""
        row = (await self._scope.connection.execute(_OF_DAY, self._of(who=owner, day=day))).first()
        if row is None:
            return None
        return AskedPing(row.id, tuple(row.pinged_items.split(",")), row.no_ping_for == owner)

    async def covers_due(self, user: str, now: datetime, most: int) -> list[str]:
        """Return the ids of at most `most` accounts that this person covers and may be asked about (UTC), longest due first."""
        return list(await self._scope.connection.scalars(_COVER_DUE, self._of(who=user, now=now, most=most)))

    async def covers_of_day(self, user: str, day: date) -> list[str]:
        """Return the ids of the accounts about which this person was asked as who covers them, in the digest of that local day."""
        return list(await self._scope.connection.scalars(_COVERS_OF_DAY, self._of(who=user, day=day)))

    async def last_day(self, account_id: str) -> date | None:
        """Return the local day of the digest in which the account was asked about last, None for never."""
        day: date | None = await self._scope.connection.scalar(_LAST_DAY, self._of(which=account_id))
        return day

    async def postpone(self, account_id: str, at: datetime) -> None:
        """Look at the account again at this time (UTC)."""
        await self._scope.connection.execute(_POSTPONE, self._of(which=account_id, at=at))

    async def switch_off(self, account_id: str, owner: str) -> None:
        """Ask this owner nothing about the account any more; empty to ask again."""
        await self._scope.connection.execute(_SET_NO_PING, self._of(which=account_id, who=owner))

    def _of(self, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, **wanted}
