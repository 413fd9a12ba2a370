"""Deletes what is old, a little at a time, by the rules of `handover/retention.py`."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Delete, Select, and_, bindparam, delete, not_, select, tuple_

from handover import retention
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.transactions import Transactions

BATCH = 500
"""Rows deleted by one statement, so that other writers wait for milliseconds only."""

_JOBS, _HANDOVERS, _SEEN, _DIGESTS = tables.jobs.c, tables.handovers.c, tables.seen_events.c, tables.digests.c
_BEFORE = bindparam("before", type_=UtcMoment)


def _finished() -> Select[tuple[int]]:
    return select(_JOBS.id).where(
        _JOBS.kind.in_(bindparam("kinds", type_=Words, expanding=True)), _JOBS.finished_at < _BEFORE
    )


def _ended() -> Select[tuple[int]]:
    about = and_(_HANDOVERS.workspace == _JOBS.workspace, _HANDOVERS.id == _JOBS.about)
    return _finished().join(tables.handovers, about).where(not_(_HANDOVERS.is_open), _HANDOVERS.closed_at < _BEFORE)


def _of_jobs(chosen: Select[tuple[int]]) -> Delete:
    # A job that is enqueued again this very moment is locked by that transaction, and kept.
    some = chosen.limit(BATCH).with_for_update(skip_locked=True, of=tables.jobs)
    return delete(tables.jobs).where(_JOBS.id.in_(some))


_PASSED_JOBS, _JOBS_OF_ENDED = _of_jobs(_finished()), _of_jobs(_ended())
_OLD_EVENTS = delete(tables.seen_events).where(
    tuple_(_SEEN.workspace, _SEEN.event_id).in_(
        select(_SEEN.workspace, _SEEN.event_id).where(_SEEN.seen_at < _BEFORE).limit(BATCH)
    )
)
_OLD_DIGESTS = delete(tables.digests).where(
    tuple_(_DIGESTS.workspace, _DIGESTS.person, _DIGESTS.day).in_(
        select(_DIGESTS.workspace, _DIGESTS.person, _DIGESTS.day)
        .where(_DIGESTS.day < bindparam("first_kept", type_=_DIGESTS.day.type))
        .limit(BATCH)
    )
)


class Retention:
    """Deletes what is old once a day. Every batch is one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._done_on: date | None = None

    async def daily(self, now: datetime, *, passing: Collection[str], with_handover: Collection[str]) -> int:
        """Delete one batch of what is old at `now` (UTC), until on this day nothing is left; then do nothing.

        Of jobs, those of the kinds in `passing`, and those of the kinds `with_handover` whose handover has ended.
        Returns how many rows went.
        """
        if self._done_on == now.date():
            return 0
        gone = await self._batch(now, sorted(passing), sorted(with_handover))
        if max(gone) < BATCH:
            self._done_on = now.date()
        return sum(gone)

    async def _batch(self, now: datetime, passing: list[str], with_handover: list[str]) -> list[int]:
        before = now - retention.JOBS_KEPT
        events = {"before": now - retention.EVENTS_KEPT}
        digests = {"first_kept": (now - retention.DIGESTS_KEPT).date()}
        async with self._transactions.begin() as connection:
            return [
                (await connection.execute(_PASSED_JOBS, {"before": before, "kinds": passing})).rowcount,
                (await connection.execute(_JOBS_OF_ENDED, {"before": before, "kinds": with_handover})).rowcount,
                (await connection.execute(_OLD_EVENTS, events)).rowcount,
                (await connection.execute(_OLD_DIGESTS, digests)).rowcount,
            ]
