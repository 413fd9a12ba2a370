"""The outbox as an operator sees it: its depth, what is stuck and why; and how to put one job back or close it."""

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
    Update,
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
from storage.database.revisions import REVISION_TABLE, revisions
from storage.database.transactions import Transactions
from storage.jobs.enqueue import LANE_UNBLOCKED, NEXT_PLACE, JobState, Priority
from storage.workspaces import workspaces_named

_NOW, _BEFORE = bindparam("now", type_=UtcMoment), bindparam("before", type_=UtcMoment)
_JOBS = tables.jobs.c

_ASKED = func.coalesce(_JOBS.asked_at, _JOBS.due, type_=UtcMoment)
_SINCE: ColumnElement[datetime] = case((LANE_UNBLOCKED, _ASKED), (_JOBS.due > _ASKED, _JOBS.due), else_=_ASKED)
"""Since when a job could have been done: the time it was planned for, or when it was asked for if that was later."""

_UNFINISHED, _DUE = _JOBS.finished_at.is_(None), _JOBS.due <= _NOW
_UNDER_WAY = func.coalesce(_JOBS.leased_until > _NOW, False)


class QueueStatus(StrEnum):
    """The status of a job, as an operator sees it."""

    DUE = "due"
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    FAILED = "failed"


_STATUS = case(
    (_JOBS.state == JobState.FAILED, QueueStatus.FAILED),
    (_UNDER_WAY, QueueStatus.UNDER_WAY),
    (_DUE, QueueStatus.DUE),
    else_=QueueStatus.PLANNED,
)


class ChangeResult(StrEnum):
    """What came of a wish to put a job back or to close it."""

    MADE = "made"
    UNKNOWN = "unknown"
    FINISHED = "finished"
    UNDER_WAY = "under way"


@dataclass(frozen=True)
class StuckJob:
    """A job that should have been done by now. `why` is what the last attempt ran into, empty when there was none.

    `account` is the handover's, empty for a job that is about none. `since` (UTC) is when it could have been done first.
    """

    id: int
    kind: str
    account: str
    status: QueueStatus
    since: datetime
    attempts: int
    why: str


@dataclass(frozen=True)
class QueueDepth:
    """The number of jobs by status, and since when (UTC) the longest due one waits, None when none is due."""

    count: dict[QueueStatus, int]
    oldest: datetime | None


_WAITS = and_(_UNFINISHED, _JOBS.place > 0)
"""Unfinished, which says so that the index of the places is read instead of all that was ever done."""
_CAN_BE_DONE = and_(
    _JOBS.workspace.in_(select(workspaces_named(tables.jobs, _UNFINISHED).c.workspace)),
    _JOBS.rank.in_(list(Priority)),
    _DUE,
)
"""Due, in the words of the index of what waits in each workspace."""


def _stuck() -> Select[Any]:
    handovers = tables.handovers.c
    about = and_(handovers.workspace == _JOBS.workspace, handovers.id == _JOBS.about)
    waits_long = and_(_DUE, _SINCE <= _BEFORE)
    tried_often = _JOBS.attempts >= bindparam("often", type_=Integer)
    stuck = union_all(
        select(_JOBS.id).where(_WAITS, or_(waits_long, tried_often, LANE_UNBLOCKED)),
        select(_JOBS.id).where(tables.JOB_FAILED),
    )
    return (
        select(
            _JOBS.id,
            _JOBS.kind,
            func.coalesce(handovers.account, "", type_=Words).label("account"),
            _STATUS.label("status"),
            _SINCE.label("since"),
            _JOBS.attempts,
            _JOBS.why,
        )
        .select_from(tables.jobs.outerjoin(tables.handovers, about))
        .where(_JOBS.id.in_(stuck))
        .order_by(_SINCE, _JOBS.id)
        .limit(bindparam("most", type_=Integer))
    )


_STUCK = _stuck()
_DUE_NOW = select(func.count().label("due"), func.min(_SINCE, type_=UtcMoment).label("oldest")).where(
    _UNFINISHED, _CAN_BE_DONE, ~_UNDER_WAY
)
_DEPTH = select(
    _DUE_NOW.subquery(),
    select(func.count()).where(_WAITS).scalar_subquery().label("unfinished"),
    select(func.count()).where(_JOBS.leased_until > _NOW).scalar_subquery().label("under_way"),
    select(func.count()).select_from(tables.jobs).where(tables.JOB_FAILED).scalar_subquery().label("failed"),
)
_REVISION = select(column("version_num", Words)).select_from(table(REVISION_TABLE))

_CHOSEN = _JOBS.id == bindparam("chosen", type_=BigInteger)
_LOOK = select(_JOBS.state, _UNDER_WAY.label("under_way")).where(_CHOSEN).with_for_update()
_PUT_BACK = (
    update(tables.jobs)
    .where(_CHOSEN)
    .values(
        state=JobState.PENDING,
        place=case((_UNFINISHED, _JOBS.place), else_=NEXT_PLACE.scalar_subquery()),
        # Not 0 for one that was tried: from the second attempt on, a delivery first looks for what it may have said already.
        attempts=case((_JOBS.attempts > 0, 1), else_=0),
        due=case((_DUE, _JOBS.due), else_=_NOW),
        next_try=_NOW,
        leased_until=None,
        finished_at=None,
        why="",
    )
)
_CLOSE = (
    update(tables.jobs)
    .where(_CHOSEN)
    .values(state=JobState.DROPPED, finished_at=_NOW, leased_until=None, why=bindparam("reason", type_=Words))
)


class QueueAdmin:
    """Looks at the jobs of all workspaces. Every method is one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    @classmethod
    @asynccontextmanager
    async def of(cls, url: str) -> AsyncIterator[Self]:
        """Yield an instance for the (migrated) database at this URL, without the rest of the store."""
        engine = engine_for(url)
        transactions = Transactions(engine)
        try:
            yield cls(transactions)
        finally:
            await transactions.close()
            await engine.dispose()

    async def stuck(self, now: datetime, patience: timedelta, often: int, limit: int) -> list[StuckJob]:
        """Return at most `limit` jobs, oldest first: failed, due at `now` (UTC) for `patience` or longer, or tried `often`."""
        wanted = {"now": now, "before": now - patience, "often": often, "most": limit}
        async with self._transactions.begin() as connection:
            rows = await connection.execute(_STUCK, wanted)
            return [
                StuckJob(id_, kind, account, QueueStatus(status), *more) for id_, kind, account, status, *more in rows
            ]

    async def depth(self, now: datetime) -> QueueDepth:
        """Return the number of jobs by status at `now` (UTC)."""
        async with self._transactions.begin() as connection:
            found = (await connection.execute(_DEPTH, {"now": now})).one()
        count = {
            QueueStatus.DUE: found.due,
            QueueStatus.PLANNED: found.unfinished - found.due - found.under_way,
            QueueStatus.UNDER_WAY: found.under_way,
            QueueStatus.FAILED: found.failed,
        }
        return QueueDepth(count, found.oldest)

    async def is_current(self) -> bool:
        """Return whether the database answers in the shape this program needs. Raises SQLAlchemyError when it does not answer."""
        async with self._transactions.begin() as connection:
            return (await connection.execute(_REVISION)).scalar() == revisions()[-1]

    async def put_back(self, job: int, now: datetime) -> ChangeResult:
        """Let an unfinished or failed job be tried at once, at `now` (UTC), with as many attempts as a new one."""
        return await self._change(job, now, _PUT_BACK)

    async def close(self, job: int, why: str, now: datetime) -> ChangeResult:
        """Close an unfinished or failed job: it will not be done. Asked for anew by the program, it would be."""
        return await self._change(job, now, _CLOSE, reason=why)

    async def _change(self, job: int, now: datetime, statement: Update, **values: str) -> ChangeResult:
        async with self._transactions.begin() as connection:
            change = await _allowed(connection, job, now)
            if change is ChangeResult.MADE:
                await connection.execute(statement, {"chosen": job, "now": now, **values})
            return change


async def _allowed(connection: AsyncConnection, job: int, now: datetime) -> ChangeResult:
    """Return whether a job may be changed by hand; not while a worker has it, who may be saying it this very moment."""
    row = (await connection.execute(_LOOK, {"chosen": job, "now": now})).one_or_none()
    if row is None:
        return ChangeResult.UNKNOWN
    if row.under_way:
        return ChangeResult.UNDER_WAY
    return ChangeResult.FINISHED if row.state in {JobState.DONE, JobState.DROPPED} else ChangeResult.MADE
