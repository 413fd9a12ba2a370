"""The outbox as an operator sees it: how much waits, what is stuck and why, and a hand to put one errand back or close it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    column,
    func,
    or_,
    select,
    table,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.engine import engine_for
from storage.database.revisions import REVISION_TABLE, REVISIONS
from storage.database.transactions import Transactions
from storage.jobs.enqueue import NEXT_PLACE, Rank, State
from storage.workspaces import workspaces_named

_NOW, _BEFORE = bindparam("now", type_=UtcMoment), bindparam("before", type_=UtcMoment)
_ERRANDS = tables.errands.c

_ASKED = func.coalesce(_ERRANDS.asked_at, _ERRANDS.due, type_=UtcMoment)
_ASIDE = and_(_ERRANDS.state == State.PENDING, _ERRANDS.attempts > 0, _ERRANDS.due == _ERRANDS.next_try)
"""It was tried and stands aside (see `storage/jobs/paused.py`): its due time says when it is tried again, not what was promised."""
_SINCE: ColumnElement[datetime] = case((_ASIDE, _ASKED), (_ERRANDS.due > _ASKED, _ERRANDS.due), else_=_ASKED)
"""Since when an errand could have been done: the time it was planned for, or when it was asked for if that was later."""

_UNFINISHED, _DUE = _ERRANDS.finished_at.is_(None), _ERRANDS.due <= _NOW
_UNDER_WAY = func.coalesce(_ERRANDS.leased_until > _NOW, False)


class Standing(StrEnum):
    """Where an errand stands, as an operator sees it."""

    DUE = "due"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    FAILED = "failed"


_STANDING = case(
    (_ERRANDS.state == State.FAILED, Standing.FAILED),
    (_UNDER_WAY, Standing.UNDER_WAY),
    (_DUE, Standing.DUE),
    else_=Standing.PLANNED,
)


class Change(StrEnum):
    """What came of a wish to put an errand back or to close it."""

    MADE = "made"
    UNKNOWN = "unknown"
    FINISHED = "finished"
    UNDER_WAY = "under way"


@dataclass(frozen=True)
class Stuck:
    """An errand that should have been done by now. `why` is what the last attempt ran into, empty when there was none.

    `account` is the handover's, empty for an errand that is about none. `since` (UTC) is when it could have been done first.
    """

    id: int
    kind: str
    account: str
    standing: Standing
    since: datetime
    attempts: int
    why: str


@dataclass(frozen=True)
class Depth:
    """How many errands stand where, and since when (UTC) the one that is due longest waits, None when none is due."""

    count: dict[Standing, int]
    oldest: datetime | None


_WAITS = and_(_UNFINISHED, _ERRANDS.place > 0)
"""Unfinished, which says so that the index of the places is read instead of all that was ever done."""
_CAN_BE_DONE = and_(
    _ERRANDS.workspace.in_(select(workspaces_named(tables.errands, _UNFINISHED).c.workspace)),
    _ERRANDS.rank.in_(list(Rank)),
    _DUE,
)
"""Due, in the words of the index of what waits in each workspace."""


def _stuck() -> Select[Any]:
    handovers = tables.handovers.c
    about = and_(handovers.workspace == _ERRANDS.workspace, handovers.id == _ERRANDS.about)
    waits_long = and_(_DUE, _SINCE <= _BEFORE)
    tried_often = _ERRANDS.attempts >= bindparam("often", type_=Integer)
    stuck = union_all(
        select(_ERRANDS.id).where(_WAITS, or_(waits_long, tried_often, _ASIDE)),
        select(_ERRANDS.id).where(tables.ERRAND_FAILED),
    )
    return (
        select(
            _ERRANDS.id,
            _ERRANDS.kind,
            func.coalesce(handovers.account, "", type_=Words).label("account"),
            _STANDING.label("standing"),
            _SINCE.label("since"),
            _ERRANDS.attempts,
            _ERRANDS.why,
        )
        .select_from(tables.errands.outerjoin(tables.handovers, about))
        .where(_ERRANDS.id.in_(stuck))
        .order_by(_SINCE, _ERRANDS.id)
        .limit(bindparam("most", type_=Integer))
    )


_STUCK = _stuck()
_DUE_NOW = select(func.count().label("due"), func.min(_SINCE, type_=UtcMoment).label("oldest")).where(
    _UNFINISHED, _CAN_BE_DONE, ~_UNDER_WAY
)
_DEPTH = select(
    _DUE_NOW.subquery(),
    select(func.count()).where(_WAITS).scalar_subquery().label("unfinished"),
    select(func.count()).where(_ERRANDS.leased_until > _NOW).scalar_subquery().label("under_way"),
    select(func.count()).select_from(tables.errands).where(tables.ERRAND_FAILED).scalar_subquery().label("failed"),
)
_REVISION = select(column("version_num", Words)).select_from(table(REVISION_TABLE))

_CHOSEN = _ERRANDS.id == bindparam("chosen", type_=BigInteger)
_LOOK = select(_ERRANDS.state, _UNDER_WAY.label("under_way")).where(_CHOSEN).with_for_update()
_PUT_BACK = (
    update(tables.errands)
    .where(_CHOSEN)
    .values(
        state=State.PENDING,
        place=case((_UNFINISHED, _ERRANDS.place), else_=NEXT_PLACE.scalar_subquery()),
        # Not 0 for one that was tried: from the second attempt on, a delivery first looks for what it may have said already.
        attempts=case((_ERRANDS.attempts > 0, 1), else_=0),
        due=case((_DUE, _ERRANDS.due), else_=_NOW),
        next_try=_NOW,
        leased_until=None,
        finished_at=None,
        why="",
    )
)
_CLOSE = (
    update(tables.errands)
    .where(_CHOSEN)
    .values(state=State.DROPPED, finished_at=_NOW, leased_until=None, why=bindparam("reason", type_=Words))
)


class Oversight:
    """Looks at the errands of all workspaces. Every method is one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    @classmethod
    @asynccontextmanager
    async def of(cls, url: str) -> AsyncIterator[Self]:
        """Yield the oversight of the (migrated) database at this URL, without the rest of the store."""
        engine = engine_for(url)
        try:
            yield cls(Transactions(engine))
        finally:
            await engine.dispose()

    async def stuck(self, now: datetime, patience: timedelta, often: int, limit: int) -> list[Stuck]:
        """Return at most `limit` errands, oldest first: failed, due at `now` (UTC) for `patience` or longer, or tried `often`."""
        wanted = {"now": now, "before": now - patience, "often": often, "most": limit}
        async with self._transactions.begin() as connection:
            rows = await connection.execute(_STUCK, wanted)
            return [
                Stuck(id_, kind, account, Standing(standing), *more) for id_, kind, account, standing, *more in rows
            ]

    async def depth(self, now: datetime) -> Depth:
        """Return how much stands where at `now` (UTC)."""
        async with self._transactions.begin() as connection:
            found = (await connection.execute(_DEPTH, {"now": now})).one()
        count = {
            Standing.DUE: found.due,
            Standing.PLANNED: found.unfinished - found.due - found.under_way,
            Standing.UNDER_WAY: found.under_way,
            Standing.FAILED: found.failed,
        }
        return Depth(count, found.oldest)

    async def is_current(self) -> bool:
        """Return whether the database answers in the shape this program needs. Raises SQLAlchemyError when it does not answer."""
        async with self._transactions.begin() as connection:
            return (await connection.execute(_REVISION)).scalar() == REVISIONS[-1]

    async def put_back(self, errand: int, now: datetime) -> Change:
        """Let an unfinished or failed errand be tried at once, at `now` (UTC), with as much patience as a new one."""
        async with self._transactions.begin() as connection:
            change = await _allowed(connection, errand, now)
            if change is Change.MADE:
                await connection.execute(_PUT_BACK, {"chosen": errand, "now": now})
            return change

    async def close(self, errand: int, why: str, now: datetime) -> Change:
        """Close an unfinished or failed errand: it will not be done. Asked for anew by the program, it would be."""
        async with self._transactions.begin() as connection:
            change = await _allowed(connection, errand, now)
            if change is Change.MADE:
                await connection.execute(_CLOSE, {"chosen": errand, "reason": why, "now": now})
            return change


async def _allowed(connection: AsyncConnection, errand: int, now: datetime) -> Change:
    """Return whether an errand may be changed by hand; not while a worker has it, who may be saying it this very moment."""
    row = (await connection.execute(_LOOK, {"chosen": errand, "now": now})).one_or_none()
    if row is None:
        return Change.UNKNOWN
    if row.under_way:
        return Change.UNDER_WAY
    return Change.FINISHED if row.state in {State.DONE, State.DROPPED} else Change.MADE
