"""Since when accounts have had no owner who is there, who is told of it, and what they were told last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import Date, Integer, Row, bindparam, exists, select, update

from handover.limbo import has_no_owner, who_hears
from handover.model.account import Account
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.people import People
from storage.scope import Scope

_LIMBO, _ACCOUNTS = tables.limbo.c, tables.accounts.c
_HERE, _WHICH = bindparam("here", type_=Words), bindparam("which", type_=Words)
_MANY, _WHO = (bindparam(name, type_=Words, expanding=True) for name in ("many", "who"))
_NOW, _DAY = bindparam("now", type_=UtcMoment), bindparam("day", type_=Date)

_STANDS = exists().where(
    _ACCOUNTS.workspace == _LIMBO.workspace, _ACCOUNTS.id == _LIMBO.account_id, _ACCOUNTS.merged_into == ""
)
_OF = select(tables.limbo).where(_LIMBO.workspace == _HERE, _LIMBO.account_id.in_(_MANY), _LIMBO.since.is_not(None))
_ALL = select(_LIMBO.account_id).where(_LIMBO.workspace == _HERE, _LIMBO.since.is_not(None))
_IS_DUE = select(tables.limbo).where(
    _LIMBO.workspace == _HERE, _LIMBO.who.in_(_WHO), _LIMBO.due_at <= _NOW, _LIMBO.since.is_not(None), _STANDS
)
_DUE = _IS_DUE.order_by(_LIMBO.due_at, _LIMBO.account_id).limit(bindparam("most", type_=Integer))
_ANY_DUE = select(_IS_DUE.exists())
_TOLD_ON = (
    select(_LIMBO.account_id)
    .where(_LIMBO.workspace == _HERE, _LIMBO.told_to == _WHICH, _LIMBO.told_on == _DAY)
    .order_by(_LIMBO.since, _LIMBO.account_id)
)
_LAST_TOLD = select(_LIMBO.told_to, _LIMBO.told_on).where(
    _LIMBO.workspace == _HERE, _LIMBO.account_id == _WHICH, _LIMBO.told_on.is_not(None)
)
_THIS = update(tables.limbo).where(_LIMBO.workspace == _HERE, _LIMBO.account_id == _WHICH)
_NEXT_LOOK = _THIS.values(due_at=bindparam("at", type_=UtcMoment))
_LOOK_NOW = _THIS.where(_LIMBO.since.is_not(None)).values(due_at=_LIMBO.since)
_TELL = _NEXT_LOOK.values(told=bindparam("days", type_=Integer), told_on=_DAY, told_to=bindparam("whom", type_=Words))
_END = (
    update(tables.limbo)
    .where(_LIMBO.workspace == _HERE, _LIMBO.account_id.in_(_MANY))
    .values(since=None, due_at=None, told=0)
)


@dataclass(frozen=True)
class OwnerMissing:
    """An account without an owner who is there, since when (UTC), and after how many days it was told last, on which local day."""

    account_id: str
    since: datetime
    told: int = 0
    told_on: date | None = None


@dataclass(frozen=True)
class SentLimbo:
    """Somebody was told, on a local day of theirs, that an account has had no owner for so many days.

    It is next looked at `next_at` (UTC), None for not before something changes.
    """

    account_id: str
    user: str
    day: date
    days: int
    next_at: datetime | None

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Self]) -> None:
        """Store what was told with the results of the jobs that have told it."""
        for one in values:
            await _told(scope, one)


async def _told(scope: Scope, one: SentLimbo) -> None:
    values = {"here": scope.workspace, "which": one.account_id, "days": one.days, "day": one.day}
    await scope.connection.execute(_TELL, {**values, "whom": one.user, "at": one.next_at})


class Limbo:
    """The accounts of one workspace that have no owner, within one unit of work."""

    def __init__(self, scope: Scope, people: People) -> None:
        self._scope, self._people = scope, people

    async def follow(self, accounts: Iterable[Account], at: datetime) -> None:
        """Note which of these accounts have no owner, from `at` (UTC) on unless they had none before, and who is told of it."""
        accounts = tuple(accounts)
        named = {user for one in accounts for user in (one.looked_after_by, one.manager, one.backup) if user}
        gone = {user for user, one in (await self._people.many(named)).items() if one.barred} if named else set()
        owned = [one.id for one in accounts if not has_no_owner(one, gone)]
        if owned:
            await self._scope.connection.execute(_END, self._of(many=owned))
        for one in accounts:
            if has_no_owner(one, gone):
                await self._begin(one, who_hears(one, gone), at)

    async def of(self, account_ids: Iterable[str]) -> Mapping[str, OwnerMissing]:
        """Return those of these accounts that have no owner, by id."""
        rows = await self._scope.connection.execute(_OF, self._of(many=sorted(set(account_ids))))
        return {row.account_id: _from(row) for row in rows}

    async def all(self) -> frozenset[str]:
        """Return the ids of all accounts that have no owner."""
        return frozenset(await self._scope.connection.scalars(_ALL, self._of()))

    async def due(self, who: Sequence[str], now: datetime, most: int) -> tuple[OwnerMissing, ...]:
        """Return at most `most` accounts that are to be looked at for these people at `now` (UTC), longest due first.

        Empty among `who` stands for those of which nobody else hears.
        """
        rows = await self._scope.connection.execute(_DUE, self._of(who=list(who), now=now, most=most))
        return tuple(_from(row) for row in rows)

    async def any_due(self, who: str, now: datetime) -> bool:
        """Return whether an account is to be looked at for this person at `now` (UTC); `who`: see `due`."""
        return bool(await self._scope.connection.scalar(_ANY_DUE, self._of(who=[who], now=now)))

    async def put(self, *told: SentLimbo) -> None:
        """Remember what was told."""
        await SentLimbo.store_all(self._scope, told)

    async def look_again(self, account_id: str, at: datetime | None) -> None:
        """Look at the account again at this time (UTC), None for not before something changes."""
        await self._scope.connection.execute(_NEXT_LOOK, self._of(which=account_id, at=at))

    async def look_now(self, account_id: str) -> None:
        """Look at the account in the next morning, if it has no owner: something has changed."""
        await self._scope.connection.execute(_LOOK_NOW, self._of(which=account_id))

    async def told_on(self, user: str, day: date) -> tuple[str, ...]:
        """Return the ids of the accounts of which this person was told in the digest of that local day."""
        return tuple(await self._scope.connection.scalars(_TOLD_ON, self._of(which=user, day=day)))

    async def last_told(self, account_id: str) -> tuple[str, date] | None:
        """Return who was told of the account last, and on which local day of theirs; None for nobody."""
        row = (await self._scope.connection.execute(_LAST_TOLD, self._of(which=account_id))).first()
        return None if row is None else (row.told_to, row.told_on)

    async def _begin(self, account: Account, who: str, at: datetime) -> None:
        known = await self.of([account.id])
        since = known[account.id].since if account.id in known else at
        values = {"since": since, "who": who, "due_at": since}
        await self._scope.connection.execute(
            self._scope.insert(tables.limbo)
            .values(workspace=self._scope.workspace, account_id=account.id, **values)
            .on_conflict_do_update(index_elements=["workspace", "account_id"], set_=values)
        )

    def _of(self, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, **wanted}


def _from(row: Row[Any]) -> OwnerMissing:
    return OwnerMissing(row.account_id, row.since, row.told, row.told_on)
