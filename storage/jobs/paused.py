"""Jobs that wait until Slack allows again what it has refused to everybody: a permission to be granted, a setting.

They wait without limit: an attempt that ended like this is not counted as one.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, bindparam, case, update

from handover.model.jobs import Job
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.transactions import Transactions
from storage.jobs.enqueue import JobState
from storage.jobs.outbox import ClaimedJob
from storage.jobs.results import IF_STILL_HELD, JobResult, JobResults
from storage.scope import Scope

_JOBS = tables.jobs.c
_NOW, _UNTIL = bindparam("now", type_=UtcMoment), bindparam("until", type_=UtcMoment)

_HOLD = IF_STILL_HELD.values(
    state=JobState.PENDING,
    # Never back to 0: from the second attempt on, an attempt first looks for what an earlier one may have posted.
    attempts=case((_JOBS.attempts > 1, _JOBS.attempts - 1), else_=_JOBS.attempts),
    due=case((bindparam("unblock_lane", type_=Boolean), _UNTIL), else_=_JOBS.due),
    next_try=_UNTIL,
    why=bindparam("reason", type_=Words),
    leased_until=None,
)
_TRIED = (
    update(tables.jobs)
    .where(
        _JOBS.workspace == bindparam("here", type_=Words),
        _JOBS.finished_at.is_(None),
        _JOBS.state == JobState.PENDING,
        _JOBS.attempts > 0,
    )
    .values(due=case((_JOBS.due > _NOW, _NOW), else_=_JOBS.due), next_try=_NOW)
)
_RELEASE = _TRIED.where(_JOBS.why == bindparam("reason", type_=Words))
_RELEASE_LANE = _TRIED.where(_JOBS.lane == bindparam("in_lane", type_=Words))


async def release_paused(scope: Scope, why: str, now: datetime) -> None:
    """Have every job of the workspace that waits for this very reason tried at `now` (UTC), within the scope's transaction."""
    await scope.connection.execute(_RELEASE, {"here": scope.workspace, "reason": why, "now": now})


class PausedJobs:
    """Pauses jobs until Slack allows what it has refused, and releases them. Each method commits before it returns."""

    def __init__(self, transactions: Transactions, results: JobResults) -> None:
        self._transactions, self._results = transactions, results

    async def hold(
        self, job: ClaimedJob, until: datetime, why: str, *, unblock_lane: bool, follow: Sequence[Job] = ()
    ) -> None:
        """Return the job to the queue, to be tried again at `until` (UTC) or when `why` is released; enqueue what follows from it.

        Later jobs of its lane wait for it; with `unblock_lane`, they do not until it is tried again.
        Nothing is recorded when another worker has the job now.
        """
        values = {"until": until, "reason": why, "unblock_lane": unblock_lane}
        await self._results.write(JobResult(job.workspace, job.id, job.claim, _HOLD, values, follow))

    async def release(self, workspace: str, why: str, now: datetime) -> None:
        """Have every job of the workspace that waits for this very reason tried at `now` (UTC)."""
        async with self._transactions.begin() as connection:
            await release_paused(Scope(connection, workspace), why, now)

    async def release_lane(self, workspace: str, lane: str, now: datetime) -> None:
        """Have every job of this lane that was tried and waits tried again at `now` (UTC), in the order of the lane."""
        async with self._transactions.begin() as connection:
            await connection.execute(_RELEASE_LANE, {"here": workspace, "in_lane": lane, "now": now})
