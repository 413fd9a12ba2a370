"""The outbox: jobs waiting to be done in Slack, shared by any number of workers.

See docs/decisions/0004-the-outbox.md for lanes, leases and generations.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Integer, Row, bindparam, case, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.model.jobs import Job, JobKind
from storage import tables
from storage.database.columns import SmallMapping, UtcMoment, Words
from storage.database.transactions import Transactions
from storage.jobs.enqueue import NEXT_PLACE, JobState, Priority
from storage.jobs.lanes import CLAIMABLE, NEXT_LEASE_TO_END, NEXT_WAITING, WORKSPACES
from storage.jobs.results import IF_STILL_HELD, JobResult, JobResults, Storable

_CLAIMING = 0x6261746F6E
"""With the workspace, the number of the advisory lock that one claimer at a time holds on PostgreSQL."""

_NOW, _UNTIL = bindparam("now", type_=UtcMoment), bindparam("until", type_=UtcMoment)
_REASON = bindparam("reason", type_=Words)
_JOBS = tables.jobs.c

_NEXT_DUE = select(NEXT_WAITING, NEXT_LEASE_TO_END)

_LEASE = (
    update(tables.jobs)
    .where(_JOBS.id.in_(bindparam("chosen", expanding=True)))
    .values(
        state=JobState.LEASED,
        attempts=_JOBS.attempts + 1,
        claim=_JOBS.claim + 1,
        claimed_at=_NOW,
        leased_until=_UNTIL,
    )
    .returning(tables.jobs)
)

_POSTPONE = IF_STILL_HELD.values(state=JobState.PENDING, next_try=_UNTIL, why=_REASON, leased_until=None)

_REQUEUE = _POSTPONE.values(attempts=_JOBS.attempts - 1)

_SETTLED = _JOBS.generation == bindparam("held_generation", type_=Integer)

_FINISH = IF_STILL_HELD.values(
    state=case((_SETTLED, bindparam("outcome", type_=Words)), else_=JobState.PENDING),
    finished_at=case((_SETTLED, _NOW), else_=None),
    place=case((_SETTLED, _JOBS.place), else_=NEXT_PLACE.scalar_subquery()),
    attempts=case((_SETTLED, _JOBS.attempts), else_=0),
    next_try=case((_SETTLED, _JOBS.next_try), else_=_JOBS.due),
    why=_REASON,
    leased_until=None,
)
"""Closes a job, unless it was enqueued again meanwhile: then it waits once more, behind everything else."""

_FINISH_WITH_RESULT = _FINISH.values(result=bindparam("came_of_it", type_=SmallMapping))


@dataclass(frozen=True)
class ClaimedJob:
    """One claimed job. `attempts` counts this one; `claim` says which claim it is, so that a late worker is told apart."""

    id: int
    workspace: str
    kind: JobKind
    key: str
    lane: str
    about: str
    ref: Mapping[str, str]
    due: datetime
    attempts: int
    generation: int
    claim: int = 0
    urgent: bool = True


class Outbox:
    """Hands out jobs and records what became of them. What a method has returned from is committed."""

    def __init__(self, transactions: Transactions, results: JobResults) -> None:
        self._transactions, self._results = transactions, results

    async def claim(
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        *,
        workspace: str | None = None,
        max_low: int | None = None,
        passing_over: Collection[str] = (),
    ) -> list[ClaimedJob]:
        """Return up to `limit` jobs that are due at `now` (UTC), leased to the caller until `now + lease`.

        Only those of the workspace when one is given (else of one after the other), and at most `max_low` of low priority
        (None: as many as there is room for), of those none of the kinds in `passing_over`. Urgent ones first, then those
        due longest. Of each lane only the first, and none while another is being done. A job whose lease has run out is
        handed out anew.
        """
        bounds = {Priority.URGENT: limit, Priority.LOW: limit if max_low is None else max_low}
        passed_over: dict[Priority, list[str]] = {Priority.URGENT: [], Priority.LOW: list(passing_over)}
        rows: list[ClaimedJob] = []
        for here in await self.workspaces(now) if workspace is None else [workspace]:
            async with self._transactions.begin() as connection:
                await _lock_claims(connection, here)
                chosen: list[int] = []
                for rank in Priority:
                    most = min(limit - len(rows) - len(chosen), bounds[rank])
                    if most > 0:
                        wanted = {
                            "here": here,
                            "rank": rank,
                            "passed_over": passed_over[rank],
                            "now": now,
                            "most": most,
                        }
                        chosen += await connection.scalars(CLAIMABLE, wanted)
                rows += await _lease(connection, chosen, now, now + lease)
        return rows

    async def done(
        self,
        job: ClaimedJob,
        result: Mapping[str, str],
        now: datetime,
        follow: Sequence[Job] = (),
        also: Sequence[Storable] = (),
    ) -> None:
        """Record that the job is done, with its result, and enqueue the jobs that follow from it.

        What is in `also` is stored with it.
        If it was enqueued again while it ran, it waits once more. Nothing is recorded, not even what follows,
        when the lease ran out and another worker has the job now: that one will record it.
        """
        await self._results.write(_finished(job, JobState.DONE, now, result=result, follow=follow, also=also))

    async def drop(self, job: ClaimedJob, why: str, now: datetime) -> None:
        """Record that the job is no longer needed, and why. Enqueued again meanwhile, it waits once more."""
        await self._results.write(_finished(job, JobState.DROPPED, now, why=why))

    async def fail(self, job: ClaimedJob, why: str, now: datetime, follow: Sequence[Job] = ()) -> None:
        """Record that the job cannot be done, and why, and enqueue the jobs that follow from it, as `done` does.

        Enqueued again meanwhile, it is tried once more.
        """
        await self._results.write(_finished(job, JobState.FAILED, now, why=why, follow=follow))

    async def postpone(self, job: ClaimedJob, until: datetime, why: str) -> None:
        """Return the job to the queue, to be tried again at `until` (UTC). It keeps its place in its lane."""
        await self._results.write(
            JobResult(job.workspace, job.id, job.claim, _POSTPONE, {"until": until, "reason": why})
        )

    async def requeue(self, job: ClaimedJob, until: datetime, why: str) -> None:
        """Postpone the job as if it had not been claimed: nothing has been said in Slack, so nothing is to be looked for."""
        await self._results.write(
            JobResult(job.workspace, job.id, job.claim, _REQUEUE, {"until": until, "reason": why})
        )

    async def workspaces(self, now: datetime) -> list[str]:
        """Return the workspaces that have a job due at `now` (UTC), each once, in the order of their ids.

        Of one whose jobs all wait behind others of their lanes nothing can be claimed for the moment.
        """
        async with self._transactions.begin() as connection:
            return list(await connection.scalars(WORKSPACES, {"now": now}))

    async def next_due(self) -> datetime | None:
        """Return the earliest moment (UTC) at which there may be something to claim, None when nothing is unfinished.

        That is when the first job of a lane is to be tried, or when the lease of one under way runs out. `DUE_IMMEDIATELY`, far
        in the past, for one that was due as soon as it was enqueued.
        """
        async with self._transactions.begin() as connection:
            moments = (await connection.execute(_NEXT_DUE)).one()
        return min((moment for moment in moments if moment is not None), default=None)

    async def analyze(self) -> None:
        """Update the database's statistics: to be called after a great many jobs were enqueued at once.

        PostgreSQL plans by its last statistics. If they are from a quiet hour, it assumes that next to nothing waits, and
        compares each job with each other one, seconds for every claim, until autovacuum happens to run.
        """
        async with self._transactions.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("ANALYZE jobs"))


async def _lock_claims(connection: AsyncConnection, workspace: str) -> None:
    """Lock claiming in this workspace until the transaction ends. (SQLite has one writer anyway.)"""
    if connection.dialect.name == "postgresql":
        lock = func.pg_advisory_xact_lock(func.hashtextextended(workspace, _CLAIMING))
        await connection.execute(select(lock))


async def _lease(
    connection: AsyncConnection, chosen: Sequence[int], now: datetime, until: datetime
) -> list[ClaimedJob]:
    if not chosen:
        return []
    leased = await connection.execute(_LEASE, {"chosen": chosen, "now": now, "until": until})
    rows = {row.id: claimed(row) for row in leased}
    return [rows[id_] for id_ in chosen]


def claimed(row: Row[Any]) -> ClaimedJob:
    """Return the job of a row of the table."""
    return ClaimedJob(
        row.id,
        row.workspace,
        JobKind(row.kind),
        row.key,
        row.lane,
        row.about,
        row.ref,
        row.due,
        row.attempts,
        row.generation,
        row.claim,
        row.rank == Priority.URGENT,
    )


def _finished(
    job: ClaimedJob,
    state: JobState,
    now: datetime,
    *,
    why: str = "",
    result: Mapping[str, str] | None = None,
    follow: Sequence[Job] = (),
    also: Sequence[Storable] = (),
) -> JobResult:
    outcome = {"held_generation": job.generation, "outcome": state, "now": now, "reason": why}
    if result is None:
        return JobResult(job.workspace, job.id, job.claim, _FINISH, outcome, follow, also)
    values = {**outcome, "came_of_it": result}
    return JobResult(job.workspace, job.id, job.claim, _FINISH_WITH_RESULT, values, follow, also)
