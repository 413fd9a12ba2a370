"""Retention what is old, a little at a time, by the rules of `handover/retention.py`."""

from datetime import date, datetime

from sqlalchemy import Delete, Select, and_, bindparam, delete, not_, select, tuple_

from handover import retention
from storage import tables
from storage.database.columns import UtcMoment
from storage.database.transactions import Transactions

BATCH = 500
"""Rows of a kind that go in one transaction: it holds nobody up for longer than a blink."""

_JOBS, _HANDOVERS, _SEEN, _DIGESTS = tables.jobs.c, tables.handovers.c, tables.seen_events.c, tables.digests.c
_BEFORE = bindparam("before", type_=UtcMoment)


def _finished(kinds: frozenset[str]) -> Select[tuple[int]]:
    return select(_JOBS.id).where(_JOBS.kind.in_(sorted(kinds)), _JOBS.finished_at < _BEFORE)


def _ended() -> Select[tuple[int]]:
    about = and_(_HANDOVERS.workspace == _JOBS.workspace, _HANDOVERS.id == _JOBS.about)
    return (
        _finished(retention.ENDS_WITH_HANDOVER)
        .join(tables.handovers, about)
        .where(not_(_HANDOVERS.is_open), _HANDOVERS.closed_at < _BEFORE)
    )


def _of_jobs(chosen: Select[tuple[int]]) -> Delete:
    # One that is being asked for again this very moment is somebody else's.
    some = chosen.limit(BATCH).with_for_update(skip_locked=True, of=tables.jobs)
    return delete(tables.jobs).where(_JOBS.id.in_(some))


_OLD_JOBS = (_of_jobs(_finished(retention.PASSING)), _of_jobs(_ended()))
_OLD_EVENTS = delete(tables.seen_events).where(
    tuple_(_SEEN.workspace, _SEEN.event_id).in_(
        select(_SEEN.workspace, _SEEN.event_id).where(_SEEN.seen_at < _BEFORE).limit(BATCH)
    )
)
_OLD_MORNINGS = delete(tables.digests).where(
    tuple_(_DIGESTS.workspace, _DIGESTS.person, _DIGESTS.day).in_(
        select(_DIGESTS.workspace, _DIGESTS.person, _DIGESTS.day)
        .where(_DIGESTS.day < bindparam("first_kept", type_=_DIGESTS.day.type))
        .limit(BATCH)
    )
)


class Retention:
    """Forgets what is old once a day. Every batch is one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._done_on: date | None = None

    async def daily(self, now: datetime) -> int:
        """Forget one batch of what is old at `now` (UTC), until on this day nothing is left; then do nothing.

        Returns how many rows went.
        """
        if self._done_on == now.date():
            return 0
        gone = await self._batch(now)
        if max(gone) < BATCH:
            self._done_on = now.date()
        return sum(gone)

    async def _batch(self, now: datetime) -> list[int]:
        jobs = {"before": now - retention.JOBS_KEPT}
        events = {"before": now - retention.EVENTS_KEPT}
        mornings = {"first_kept": (now - retention.MORNINGS_KEPT).date()}
        async with self._transactions.begin() as connection:
            return [
                *[(await connection.execute(old, jobs)).rowcount for old in _OLD_JOBS],
                (await connection.execute(_OLD_EVENTS, events)).rowcount,
                (await connection.execute(_OLD_MORNINGS, mornings)).rowcount,
            ]
