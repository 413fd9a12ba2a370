"""What has become of jobs, written down for everybody who reports at the same moment in one transaction.

A commit waits for the disk; one that serves many costs the same. Nobody waits for company: who comes while a transaction is
under way shares the next one.
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

MOST = 100
"""JobResults in one transaction."""

_JOBS = tables.jobs.c
_LEASED = _JOBS.state == JobState.LEASED

IF_STILL_HELD = update(tables.jobs).where(
    _JOBS.id == bindparam("held_id", type_=BigInteger),
    _LEASED,
    _JOBS.claim == bindparam("held_claim", type_=Integer),
)
"""Changes the job only while it is leased by this very claim."""

# In the order of their ids, so that two groups that want the same rows do not wait for each other.
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
    """Takes reports from many tasks."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._waiting: list[tuple[JobResult, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def write(self, report: JobResult) -> None:
        """Write the report down; it is committed on return. Raises what goes wrong with it, and NestedTransaction."""
        self._transactions.refuse_within()
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((report, written))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write_all(), name="reports")
        await written

    async def finished(self) -> None:
        """Wait until all that was handed in is written, or known not to be."""
        while self._writer is not None:
            await asyncio.wait([self._writer])

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._write(group)
        finally:
            self._writer = None

    async def _write(self, group: Sequence[tuple[JobResult, asyncio.Future[None]]]) -> None:
        try:
            async with self._transactions.begin() as connection:
                await _record(connection, [report for report, _ in group])
        except Exception as problem:  # noqa: BLE001 (whatever it is, those who wait must hear of it)
            if len(group) > 1:
                # Nobody is to suffer for another's. What was committed after all is not changed a second time.
                for one in group:
                    await self._write([one])
            elif not group[0][1].done():
                group[0][1].set_exception(problem)
        else:
            for _, written in group:
                if not written.done():
                    written.set_result(None)


async def _record(connection: AsyncConnection, reports: Sequence[JobResult]) -> None:
    places = sorted({report.workspace for report in reports if report.follow or len(reports) > 1})
    jobs = {workspace: Jobs(Scope(connection, workspace)) for workspace in places}
    # All turns first and in order: two that hold rows, or turns, the other one wants would wait for ever.
    for workspace in places:
        await jobs[workspace].take_turn()
    valid = await _valid(connection, reports)
    for change, group in _by_change(valid).items():
        await connection.execute(change, [report.row for report in group])
    for workspace in sorted({report.workspace for report in valid}):
        here = [report for report in valid if report.workspace == workspace]
        await _store_also(Scope(connection, workspace), [value for report in here for value in report.also])
        if workspace in jobs:
            await jobs[workspace].add(*(job for report in here for job in report.follow))
            await jobs[workspace].write()


async def _store_also(scope: Scope, values: Sequence[Storable]) -> None:
    kinds: dict[type[Storable], None] = dict.fromkeys(map(type, values))
    for kind in kinds:
        await kind.store_all(scope, [value for value in values if type(value) is kind])


async def _valid(connection: AsyncConnection, reports: Sequence[JobResult]) -> list[JobResult]:
    """Return the reports of those who still hold their job, which nobody else can take up until the transaction ends."""
    rows = await connection.execute(_HELD, {"jobs": sorted({report.job for report in reports})})
    claims = {row.id: row.claim for row in rows}
    return [report for report in reports if claims.get(report.job) == report.claim]


def _by_change(reports: Sequence[JobResult]) -> dict[Update, list[JobResult]]:
    """Return the reports by what they change, so that each change is one trip to the database for all of them."""
    groups: dict[Update, list[JobResult]] = {}
    for report in reports:
        groups.setdefault(report.change, []).append(report)
    return groups
