"""The outbox: errands waiting to be done in Slack, shared by any number of workers.

See docs/decisions/0004-the-outbox.md for lanes, leases and generations.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Integer, bindparam, case, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.model.jobs import Errand, ErrandKind
from storage import tables
from storage.database.columns import SmallMapping, UtcMoment, Words
from storage.database.transactions import Transactions
from storage.digests import SentDigest
from storage.jobs.enqueue import NEXT_PLACE, Rank, State
from storage.jobs.lanes import CLAIMABLE, NEXT_LEASE_TO_END, NEXT_WAITING, WORKSPACES
from storage.jobs.results import IF_STILL_HELD, Report, Reports

_CLAIMING = 0x6261746F6E
"""With the workspace, the number of the advisory lock under which PostgreSQL's claimers take turns."""

_NOW, _UNTIL = bindparam("now", type_=UtcMoment), bindparam("until", type_=UtcMoment)
_REASON = bindparam("reason", type_=Words)
_ERRANDS = tables.errands.c

_NEXT_DUE = select(NEXT_WAITING, NEXT_LEASE_TO_END)

_LEASE = (
    update(tables.errands)
    .where(_ERRANDS.id.in_(bindparam("chosen", expanding=True)))
    .values(
        state=State.LEASED,
        attempts=_ERRANDS.attempts + 1,
        claim=_ERRANDS.claim + 1,
        claimed_at=_NOW,
        leased_until=_UNTIL,
    )
    .returning(tables.errands)
)

_POSTPONE = IF_STILL_HELD.values(state=State.PENDING, next_try=_UNTIL, why=_REASON, leased_until=None)

_GIVE_BACK = _POSTPONE.values(attempts=_ERRANDS.attempts - 1)

_SETTLED = _ERRANDS.generation == bindparam("held_generation", type_=Integer)

_FINISH = IF_STILL_HELD.values(
    state=case((_SETTLED, bindparam("outcome", type_=Words)), else_=State.PENDING),
    finished_at=case((_SETTLED, _NOW), else_=None),
    place=case((_SETTLED, _ERRANDS.place), else_=NEXT_PLACE.scalar_subquery()),
    attempts=case((_SETTLED, _ERRANDS.attempts), else_=0),
    next_try=case((_SETTLED, _ERRANDS.next_try), else_=_ERRANDS.due),
    why=_REASON,
    leased_until=None,
)
"""Closes an errand, unless it was asked for again meanwhile: then it waits once more, behind everything else."""

_FINISH_WITH_RESULT = _FINISH.values(result=bindparam("came_of_it", type_=SmallMapping))


@dataclass(frozen=True)
class Row:
    """One claimed errand. `attempts` counts this one; `claim` says which claim it is, so that a late worker is told apart."""

    id: int
    workspace: str
    kind: ErrandKind
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
    """Hands out errands and records what became of them. What a method has returned from is committed."""

    def __init__(self, transactions: Transactions, reports: Reports) -> None:
        self._transactions, self._reports = transactions, reports

    async def claim(
        self,
        now: datetime,
        limit: int,
        lease: timedelta,
        *,
        workspace: str | None = None,
        calm: int | None = None,
        passing_over: Collection[ErrandKind] = (),
    ) -> list[Row]:
        """Return up to `limit` errands that are due at `now` (UTC), leased to the caller until `now + lease`.

        Only those of the workspace when one is given (else of one after the other), and at most `calm` of the calm rank
        (None: as many as there is room for), of those none of the kinds in `passing_over`. Urgent ones first, then those
        due longest. Of each lane only the first, and none while another is being done. An errand whose lease has run out is
        handed out anew.
        """
        bounds = {Rank.URGENT: limit, Rank.CALM: limit if calm is None else calm}
        passed_over: dict[Rank, list[ErrandKind]] = {Rank.URGENT: [], Rank.CALM: list(passing_over)}
        rows: list[Row] = []
        for here in await self.workspaces(now) if workspace is None else [workspace]:
            async with self._transactions.begin() as connection:
                await _take_turn(connection, here)
                chosen: list[int] = []
                for rank in Rank:
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
        row: Row,
        result: Mapping[str, str],
        now: datetime,
        follow: Sequence[Errand] = (),
        sent: SentDigest | None = None,
    ) -> None:
        """Record that the errand is done, with what came of it, and ask for the errands that follow from it.

        If it was to send a morning message, that is remembered too, as `sent`.
        If it was asked for again while it was being done, it waits once more. Nothing is recorded, not even what follows,
        when the lease ran out and another worker has the errand now: that one will report.
        """
        await self._reports.write(_finished(row, State.DONE, now, result=result, follow=follow, sent=sent))

    async def drop(self, row: Row, why: str, now: datetime) -> None:
        """Record that the errand is no longer needed, and why. Asked for again meanwhile, it waits once more."""
        await self._reports.write(_finished(row, State.DROPPED, now, why=why))

    async def fail(self, row: Row, why: str, now: datetime, follow: Sequence[Errand] = ()) -> None:
        """Record that the errand cannot be done, and why, and ask for the errands that follow from it, as `done` does.

        Asked for again meanwhile, it is tried once more.
        """
        await self._reports.write(_finished(row, State.FAILED, now, why=why, follow=follow))

    async def postpone(self, row: Row, until: datetime, why: str) -> None:
        """Give the errand back, to be tried again at `until` (UTC). It keeps its place: what is behind it in its lane waits."""
        await self._reports.write(Report(row.workspace, row.id, row.claim, _POSTPONE, {"until": until, "reason": why}))

    async def give_back(self, row: Row, until: datetime, why: str) -> None:
        """Postpone the errand as if it had not been claimed: nothing has been said in Slack, so nothing is to be looked for."""
        await self._reports.write(Report(row.workspace, row.id, row.claim, _GIVE_BACK, {"until": until, "reason": why}))

    async def workspaces(self, now: datetime) -> list[str]:
        """Return the workspaces that have an errand due at `now` (UTC), each once, in the order of their ids.

        Of one whose errands all wait behind others of their lanes nothing can be claimed for the moment.
        """
        async with self._transactions.begin() as connection:
            return list(await connection.scalars(WORKSPACES, {"now": now}))

    async def next_due(self) -> datetime | None:
        """Return the earliest moment (UTC) at which there may be something to claim, None when nothing is unfinished.


        That is when the first errand of a lane is to be tried, or when the lease of one under way runs out. `AT_ONCE`, far
        in the past, for one that was due as soon as it was asked for.
        """
        async with self._transactions.begin() as connection:
            moments = (await connection.execute(_NEXT_DUE)).one()
        return min((moment for moment in moments if moment is not None), default=None)

    async def count_anew(self) -> None:
        """Have the database count what waits: due whenever a great many errands have been asked for at once.

        PostgreSQL plans by what it counted last. If that was in a quiet hour, it takes it that next to nothing waits, and
        compares each errand with each other one, seconds for every claim, until it happens to count again by itself.
        """
        async with self._transactions.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("ANALYZE errands"))


async def _take_turn(connection: AsyncConnection, workspace: str) -> None:
    """Wait until nobody else claims errands of this workspace. (SQLite has one writer anyway.)"""
    if connection.dialect.name == "postgresql":
        lock = func.pg_advisory_xact_lock(func.hashtextextended(workspace, _CLAIMING))
        await connection.execute(select(lock))


async def _lease(connection: AsyncConnection, chosen: Sequence[int], now: datetime, until: datetime) -> list[Row]:
    if not chosen:
        return []
    leased = await connection.execute(_LEASE, {"chosen": chosen, "now": now, "until": until})
    rows = {
        row.id: Row(
            row.id,
            row.workspace,
            ErrandKind(row.kind),
            row.key,
            row.lane,
            row.about,
            row.ref,
            row.due,
            row.attempts,
            row.generation,
            row.claim,
            row.rank == Rank.URGENT,
        )
        for row in leased
    }
    return [rows[id_] for id_ in chosen]


def _finished(
    row: Row,
    state: State,
    now: datetime,
    *,
    why: str = "",
    result: Mapping[str, str] | None = None,
    follow: Sequence[Errand] = (),
    sent: SentDigest | None = None,
) -> Report:
    outcome = {"held_generation": row.generation, "outcome": state, "now": now, "reason": why}
    if result is None:
        return Report(row.workspace, row.id, row.claim, _FINISH, outcome, follow)
    values = {**outcome, "came_of_it": result}
    return Report(row.workspace, row.id, row.claim, _FINISH_WITH_RESULT, values, follow, sent)
