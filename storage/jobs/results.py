"""Stores the results of jobs, those of many jobs in one transaction.

A commit waits for the disk, and costs the same for many results as for one. No result waits for others to come: those handed
in while a transaction is under way share the next one.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import BigInteger, Integer, Update, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.model.jobs import Job
from storage import tables
from storage.database.transactions import Transactions
from storage.jobs.enqueue import Jobs, JobState
from storage.scope import Scope

BATCH_SIZE = 100
"""How many results one transaction takes at most."""

_JOBS = tables.jobs.c
_LEASED = _JOBS.state == JobState.LEASED

IF_STILL_HELD = update(tables.jobs).where(
    _JOBS.id == bindparam("held_id", type_=BigInteger),
    _LEASED,
    _JOBS.claim == bindparam("held_claim", type_=Integer),
)
"""Changes the job only while it is leased by this very claim."""

# Locked in the order of their ids, against deadlocks between two groups.
_HELD = (
    select(_JOBS.id, _JOBS.claim)
    .where(_LEASED, _JOBS.id.in_(bindparam("jobs", expanding=True)))
    .order_by(_JOBS.id)
    .with_for_update()
)


class Storable(Protocol):
    """A value that is stored with the result of a job. Those of one type and workspace are stored together."""

    @classmethod
    async def store_all(cls, scope: Scope, values: Sequence[Any]) -> None:
        """Store values of this type."""


@dataclass(frozen=True)
class JobResult:
    """A change of one job of a workspace, made only while the job is leased by this very claim.

    The jobs in `follow` are enqueued, and `also` is stored, only then too.
    """

    workspace: str
    job: int
    claim: int
    change: Update
    values: Mapping[str, object] = field(default_factory=dict)
    follow: Sequence[Job] = ()
    also: Sequence[Storable] = ()

    @property
    def row(self) -> dict[str, object]:
        """The values that its change is made with, as `IF_STILL_HELD` names them."""
        return {**self.values, "held_id": self.job, "held_claim": self.claim}


class JobResults:
    """Takes results from many tasks and writes them in batches, by one task at a time."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._waiting: list[tuple[JobResult, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def write(self, result: JobResult) -> None:
        """Store the result; it is committed on return. Raises what the database raises for it, and NestedTransaction."""
        self._transactions.refuse_within()
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((result, written))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_all(), name="results")
        await written

    async def finished(self) -> None:
        """Wait until all that was handed in is stored or has failed."""
        while self._writer is not None:
            await asyncio.wait([self._writer])

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:BATCH_SIZE], self._waiting[BATCH_SIZE:]
                await self._write(group)
        finally:
            self._writer = None

    async def _write(self, group: Sequence[tuple[JobResult, asyncio.Future[None]]]) -> None:
        try:
            async with self._transactions.begin() as connection:
                await _record(connection, [result for result, _ in group])
        except Exception as problem:  # noqa: BLE001 (whatever it is, the waiting callers must get it)
            if len(group) > 1:
                # One bad result must not fail the others. What was committed after all is not changed a second time.
                for one in group:
                    await self._write([one])
            elif not group[0][1].done():
                group[0][1].set_exception(problem)
        else:
            for _, written in group:
                if not written.done():
                    written.set_result(None)


async def _record(connection: AsyncConnection, results: Sequence[JobResult]) -> None:
    places = sorted({result.workspace for result in results if result.follow or len(results) > 1})
    jobs = {workspace: Jobs(Scope(connection, workspace)) for workspace in places}
    # All locks first and in order, against deadlocks between two groups.
    for workspace in places:
        await jobs[workspace].lock_queue()
    valid = await _valid(connection, results)
    for change, group in _by_change(valid).items():
        await connection.execute(change, [result.row for result in group])
    for workspace in sorted({result.workspace for result in valid}):
        here = [result for result in valid if result.workspace == workspace]
        await _store_also(Scope(connection, workspace), [value for result in here for value in result.also])
        if workspace in jobs:
            await jobs[workspace].add(*(job for result in here for job in result.follow))
            await jobs[workspace].write()


async def _store_also(scope: Scope, values: Sequence[Storable]) -> None:
    kinds: dict[type[Storable], None] = dict.fromkeys(map(type, values))
    for kind in kinds:
        await kind.store_all(scope, [value for value in values if type(value) is kind])


async def _valid(connection: AsyncConnection, results: Sequence[JobResult]) -> list[JobResult]:
    """Return the results of those who still hold their job, which nobody else can take up until the transaction ends."""
    rows = await connection.execute(_HELD, {"jobs": sorted({result.job for result in results})})
    claims = {row.id: row.claim for row in rows}
    return [result for result in results if claims.get(result.job) == result.claim]


def _by_change(results: Sequence[JobResult]) -> dict[Update, list[JobResult]]:
    """Return the results by what they change, so that each change is one trip to the database for all of them."""
    groups: dict[Update, list[JobResult]] = {}
    for result in results:
        groups.setdefault(result.change, []).append(result)
    return groups
