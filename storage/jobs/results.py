"""What has become of errands, written down for everybody who reports at the same moment in one transaction.

A commit waits for the disk; one that serves many costs the same. Nobody waits for company: who comes while a transaction is
under way shares the next one.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import BigInteger, Integer, Update, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.model.jobs import Errand
from storage import tables
from storage.database.transactions import Transactions
from storage.digests import Digests, SentDigest
from storage.jobs.enqueue import Errands, State
from storage.scope import Scope

MOST = 100
"""Reports in one transaction."""

_ERRANDS = tables.errands.c
_LEASED = _ERRANDS.state == State.LEASED

IF_STILL_HELD = update(tables.errands).where(
    _ERRANDS.id == bindparam("held_id", type_=BigInteger),
    _LEASED,
    _ERRANDS.claim == bindparam("held_claim", type_=Integer),
)
"""Changes the errand only while it is leased by this very claim."""

# In the order of their ids, so that two groups that want the same rows do not wait for each other.
_HELD = (
    select(_ERRANDS.id, _ERRANDS.claim)
    .where(_LEASED, _ERRANDS.id.in_(bindparam("errands", expanding=True)))
    .order_by(_ERRANDS.id)
    .with_for_update()
)


@dataclass(frozen=True)
class Report:
    """A change of one errand of a workspace, made only while the errand is leased by this very claim.

    `follow` is asked for, and the morning message that was `sent` remembered, only then too.
    """

    workspace: str
    errand: int
    claim: int
    change: Update
    values: Mapping[str, object] = field(default_factory=dict)
    follow: Sequence[Errand] = ()
    sent: SentDigest | None = None

    @property
    def row(self) -> dict[str, object]:
        """The values that its change is made with, as `IF_STILL_HELD` names them."""
        return {**self.values, "held_id": self.errand, "held_claim": self.claim}


class Reports:
    """Takes reports from many tasks."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._waiting: list[tuple[Report, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def write(self, report: Report) -> None:
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

    async def _write(self, group: Sequence[tuple[Report, asyncio.Future[None]]]) -> None:
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


async def _record(connection: AsyncConnection, reports: Sequence[Report]) -> None:
    places = sorted({report.workspace for report in reports if report.follow or len(reports) > 1})
    errands = {workspace: Errands(Scope(connection, workspace)) for workspace in places}
    # All turns first and in order: two that hold rows, or turns, the other one wants would wait for ever.
    for workspace in places:
        await errands[workspace].take_turn()
    valid = await _valid(connection, reports)
    for change, group in _by_change(valid).items():
        await connection.execute(change, [report.row for report in group])
    for workspace in sorted({report.workspace for report in valid}):
        here = [report for report in valid if report.workspace == workspace]
        await Digests(Scope(connection, workspace)).put(*(report.sent for report in here if report.sent))
        if workspace in errands:
            await errands[workspace].add(*(errand for report in here for errand in report.follow))
            await errands[workspace].write()


async def _valid(connection: AsyncConnection, reports: Sequence[Report]) -> list[Report]:
    """Return the reports of those who still hold their errand, which nobody else can take up until the transaction ends."""
    rows = await connection.execute(_HELD, {"errands": sorted({report.errand for report in reports})})
    claims = {row.id: row.claim for row in rows}
    return [report for report in reports if claims.get(report.errand) == report.claim]


def _by_change(reports: Sequence[Report]) -> dict[Update, list[Report]]:
    """Return the reports by what they change, so that each change is one trip to the database for all of them."""
    groups: dict[Update, list[Report]] = {}
    for report in reports:
        groups.setdefault(report.change, []).append(report)
    return groups
