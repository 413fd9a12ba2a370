"""Jobs asked for, in the same transaction as the decision they follow from."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Executable, and_, bindparam, case, delete, func, literal_column, or_, select

from handover.model.jobs import Job
from storage import tables
from storage.database.columns import Words
from storage.scope import Scope, insert_into

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

DUE_IMMEDIATELY = datetime(1970, 1, 1, tzinfo=UTC)
"""The due time of a job without one: earlier than any clock the program may run on."""


class JobState(StrEnum):
    """What has become of a job so far. The last three are final (until asked for again)."""

    PENDING = "pending"
    LEASED = "leased"
    DONE = "done"
    DROPPED = "dropped"
    FAILED = "failed"


class Priority(IntEnum):
    """Which jobs are claimed first: those somebody waits for, or background tasks."""

    URGENT = 0
    LOW = 1


NEXT_PLACE = select(func.coalesce(func.max(tables.jobs.c.place), 0) + 1).where(tables.jobs.c.finished_at.is_(None))
"""A place behind every job that waits. Only waiting jobs are compared, so finished ones do not count."""
LANE_UNBLOCKED = and_(
    tables.jobs.c.state == JobState.PENDING,
    tables.jobs.c.attempts > 0,
    tables.jobs.c.due == tables.jobs.c.next_try,
)
"""Paused without blocking its lane (see `storage/jobs/paused.py`): its due time is that of its next attempt."""

_INITIAL = {
    # The next row finds this one there, so that each has a place of its own.
    "place": NEXT_PLACE.scalar_subquery(),
    "state": literal_column(f"'{JobState.PENDING}'"),
    "generation": literal_column("1"),
    "attempts": literal_column("0"),
    "claim": literal_column("0"),
    "why": literal_column("''"),
    "result": literal_column("'{}'"),
}
"""The first values of each job, as literals: as parameters they would cost as much as all other values of a row."""


_FORGET = delete(tables.jobs).where(
    tables.jobs.c.workspace == bindparam("here", type_=Words),
    tables.jobs.c.key.in_(bindparam("keys", type_=Words, expanding=True)),
    tables.jobs.c.state == JobState.PENDING,
    tables.jobs.c.attempts == 0,
)
BATCH = 500
"""How many jobs one statement deletes."""


class Jobs:
    """Takes jobs for one workspace, within one unit of work, and writes them down at its end."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._wanted: list[Job] = []
        self._queue_locked = False

    async def add(self, *jobs: Job) -> None:
        """Enqueue jobs, in this order where they share a lane.

        One whose key is known is ignored, unless it says `again`: then it is run once more, behind everything that waits
        in its lane; while it has not begun, one run serves all who enqueued it; once begun, it is run once more afterwards.
        """
        self._wanted += jobs

    async def write(self) -> bool:
        """Insert the enqueued jobs, and return whether there were any. The unit of work does this last, before its commit."""
        if not self._wanted:
            return False
        await self.lock_queue()
        wanted, self._wanted = self._wanted, []
        connection = self._scope.connection
        for again, jobs in groupby(wanted, attrgetter("again")):
            await connection.execute(
                _enqueueing(connection.dialect.name, again=again), [self._row(job) for job in jobs]
            )
        return True

    async def forget(self, keys: Sequence[str]) -> None:
        """Delete the jobs with these keys that nobody has begun yet, because what they were to do is done."""
        await self.lock_queue()
        for first in range(0, len(keys), BATCH):
            wanted = {"here": self._scope.workspace, "keys": list(keys[first : first + BATCH])}
            await self._scope.connection.execute(_FORGET, wanted)

    async def lock_queue(self) -> None:
        """Lock the workspace's queue until the transaction ends.

        Decisions about different handovers want the same Home tabs, in any order: on PostgreSQL two of them could wait
        for each other's rows for ever. (SQLite has one writer anyway.)
        """
        if self._scope.connection.dialect.name == "postgresql" and not self._queue_locked:
            self._queue_locked = True
            lock = func.pg_advisory_xact_lock(func.hashtextextended(self._scope.workspace, 0))
            await self._scope.connection.execute(select(lock))

    def _row(self, job: Job) -> dict[str, object]:
        due = job.due or DUE_IMMEDIATELY
        return {
            "workspace": self._scope.workspace,
            "kind": job.kind,
            "key": job.key,
            "lane": job.lane,
            "about": job.about,
            "ref": job.ref,
            "rank": Priority.URGENT if job.urgent else Priority.LOW,
            "due": due,
            "next_try": due,
        }


@cache
def _enqueueing(dialect: str, *, again: bool) -> Executable:
    """Return the statement that enqueues jobs: a known key is ignored, or enqueued `again`."""
    # When it was enqueued is for operators to see, and decides nothing: so it may come from the database's own clock.
    insert = insert_into(tables.jobs, dialect).values(asked_at=func.current_timestamp(), **_INITIAL)
    by_key = ["workspace", "key"]
    if again:
        return insert.on_conflict_do_update(index_elements=by_key, set_=_enqueued_again(insert))
    return insert.on_conflict_do_nothing(index_elements=by_key)


def _enqueued_again(insert: "sqlite.Insert | postgresql.Insert") -> dict[str, Any]:
    """Return what enqueuing again changes in a known row: a finished one is due anew, a waiting one takes the new values."""
    old, new = tables.jobs.c, insert.excluded
    finished = old.finished_at.is_not(None)
    untried = and_(old.state == JobState.PENDING, old.attempts == 0)
    later = and_(old.state == JobState.PENDING, new.due >= old.due)
    # What somebody waits for already goes on in its own place, though it is enqueued with low priority besides.
    ahead = and_(old.state == JobState.PENDING, old.rank < new.rank)
    return {
        "generation": old.generation + 1,
        "lane": case((ahead, old.lane), else_=new.lane),
        "about": new.about,
        "ref": new.ref,
        "asked_at": case((old.state == JobState.PENDING, old.asked_at), else_=new.asked_at),
        "rank": case((ahead, old.rank), else_=new.rank),
        "state": case((finished, JobState.PENDING), else_=old.state),
        "place": case((finished, new.place), else_=old.place),
        "attempts": case((finished, 0), else_=old.attempts),
        "why": case((finished, ""), else_=old.why),
        # One paused without blocking its lane stays so when it is enqueued again.
        "due": case((or_(later, LANE_UNBLOCKED), old.due), else_=new.due),
        # Slack's "try again in a minute" holds for the job enqueued again, too.
        "next_try": case((later, old.next_try), (and_(~finished, ~untried), old.next_try), else_=new.due),
        "finished_at": None,
    }
