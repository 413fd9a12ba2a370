"""Jobs that wait until Slack allows again what it has refused to everybody: a permission to be granted, a setting.

They wait however long it takes, so waiting wears out nobody's patience: an attempt that ended like this is not counted.
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

_JOBS = tables.jobs.c
_NOW, _UNTIL = bindparam("now", type_=UtcMoment), bindparam("until", type_=UtcMoment)

_HOLD = IF_STILL_HELD.values(
    state=JobState.PENDING,
    # Never back to 0: from the second attempt on, a delivery first looks for what it may have said already.
    attempts=case((_JOBS.attempts > 1, _JOBS.attempts - 1), else_=_JOBS.attempts),
    due=case((bindparam("aside", type_=Boolean), _UNTIL), else_=_JOBS.due),
    next_try=_UNTIL,
    why=bindparam("reason", type_=Words),
    leased_until=None,
)
_RELEASE = (
    update(tables.jobs)
    .where(
        _JOBS.workspace == bindparam("here", type_=Words),
        _JOBS.finished_at.is_(None),
        _JOBS.state == JobState.PENDING,
        _JOBS.attempts > 0,
        _JOBS.why == bindparam("reason", type_=Words),
    )
    .values(due=case((_JOBS.due > _NOW, _NOW), else_=_JOBS.due), next_try=_NOW)
)


class PausedJobs:
    """Lets jobs wait for Slack's leave, and takes them up when it is there. What a method has returned from is committed."""

    def __init__(self, transactions: Transactions, reports: JobResults) -> None:
        self._transactions, self._reports = transactions, reports

    async def hold(
        self, row: ClaimedJob, until: datetime, why: str, *, aside: bool, follow: Sequence[Job] = ()
    ) -> None:
        """Give the job back, to be tried again at `until` (UTC) or when `why` is released; ask for what follows from it.

        What is behind it in its lane waits; with `aside`, it passes: the job takes its place again when it is tried.
        Nothing is recorded when another worker has the job now.
        """
        values = {"until": until, "reason": why, "aside": aside}
        await self._reports.write(JobResult(row.workspace, row.id, row.claim, _HOLD, values, follow))

    async def release(self, workspace: str, why: str, now: datetime) -> None:
        """Have every job of the workspace that waits for this very reason tried at `now` (UTC)."""
        async with self._transactions.begin() as connection:
            await connection.execute(_RELEASE, {"here": workspace, "reason": why, "now": now})
