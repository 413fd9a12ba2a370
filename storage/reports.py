"""What has become of errands, written down for everybody who reports at the same moment in one transaction.

A commit waits for the disk; one that serves many costs the same. Nobody waits for company: who comes while a transaction is
under way shares the next one.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Update
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.errands import Errand
from storage.errands import Errands
from storage.scope import Scope
from storage.transactions import Transactions

MOST = 100
"""Reports in one transaction."""


@dataclass(frozen=True)
class Report:
    """A change of one errand of a workspace, which changes no row when another worker has the errand by now.

    `follow` is asked for only when a row was changed.
    """

    workspace: str
    change: Update
    values: Mapping[str, object]
    follow: Sequence[Errand] = field(default=())


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
    for report in reports:
        changed = await connection.execute(report.change, report.values)
        if changed.rowcount == 1 and report.follow:
            await errands[report.workspace].add(*report.follow)
    for workspace in places:
        await errands[workspace].write()
