"""The outbox: errands waiting to be done in Slack, shared by any number of workers.

See docs/decisions/0004-the-outbox.md for lanes, leases and generations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, FromClause, and_, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from handover.errands import Errand, ErrandKind
from storage import tables
from storage.errands import Errands, Rank, State, next_place
from storage.scope import Scope
from storage.transactions import Transactions

_CLAIMING = 0x6261746F6E
"""The number of the advisory lock under which PostgreSQL's claimers take turns."""


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


class Outbox:
    """Hands out errands and records what became of them. Every method is one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def claim(self, now: datetime, limit: int, lease: timedelta) -> list[Row]:
        """Return up to `limit` errands that are due at `now` (UTC), leased to the caller until `now + lease`.

        Urgent ones first, then those due longest. Of each lane only the first, and none while another is being done.
        An errand whose lease has run out is handed out anew.
        """
        async with self._transactions.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(select(func.pg_advisory_xact_lock(_CLAIMING)))
            chosen: list[int] = []
            for rank in Rank:
                if len(chosen) < limit:
                    chosen += await _claimable(connection, rank, now, limit - len(chosen))
            return await _lease(connection, chosen, now, now + lease)

    async def done(self, row: Row, result: Mapping[str, str], now: datetime, follow: Sequence[Errand] = ()) -> None:
        """Record that the errand is done, with what came of it, and ask for the errands that follow from it.

        If it was asked for again while it was being done, it waits once more. Nothing is recorded, not even what follows,
        when the lease ran out and another worker has the errand now: that one will report.
        """
        async with self._transactions.begin() as connection:
            errands = Errands(Scope(connection, row.workspace))
            await errands.add(*follow)
            if follow:
                await errands.take_turn()
            if await _finish(connection, row, State.DONE, now, result=result):
                await errands.write()

    async def drop(self, row: Row, why: str, now: datetime) -> None:
        """Record that the errand is no longer needed, and why. Asked for again meanwhile, it waits once more."""
        async with self._transactions.begin() as connection:
            await _finish(connection, row, State.DROPPED, now, why=why)

    async def fail(self, row: Row, why: str, now: datetime) -> None:
        """Record that the errand cannot be done, and why. Asked for again meanwhile, it is tried once more."""
        async with self._transactions.begin() as connection:
            await _finish(connection, row, State.FAILED, now, why=why)

    async def postpone(self, row: Row, until: datetime, why: str) -> None:
        """Give the errand back, to be tried again at `until` (UTC). It keeps its place: what is behind it in its lane waits."""
        async with self._transactions.begin() as connection:
            await connection.execute(
                update(tables.errands)
                .where(_held(row))
                .values(state=State.PENDING, next_try=until, why=why, leased_until=None)
            )

    async def next_due(self) -> datetime | None:
        """Return the earliest moment (UTC) at which there may be something to claim, None when nothing is unfinished.

        That is when the first errand of a lane is to be tried, or when the lease of one under way runs out. `AT_ONCE`, far
        in the past, for one that was due as soon as it was asked for.
        """
        errand = tables.errands.alias("errand")
        unfinished = errand.c.finished_at.is_(None)
        async with self._transactions.begin() as connection:
            waiting: datetime | None = await connection.scalar(
                select(errand.c.next_try)
                .where(unfinished, errand.c.leased_until.is_(None), ~_behind_another(errand))
                .order_by(errand.c.next_try)
                .limit(1)
            )
            leased: datetime | None = await connection.scalar(
                select(func.min(errand.c.leased_until)).where(errand.c.leased_until.is_not(None))
            )
        return min((moment for moment in (waiting, leased) if moment is not None), default=None)


async def _claimable(connection: AsyncConnection, rank: Rank, now: datetime, limit: int) -> list[int]:
    """Return the ids of errands that may be begun, those due longest first."""
    errand = tables.errands.alias("errand")
    query = (
        select(errand.c.id)
        .where(
            errand.c.finished_at.is_(None),
            errand.c.rank == rank,
            errand.c.due <= now,
            errand.c.next_try <= now,
            or_(errand.c.state == State.PENDING, errand.c.leased_until <= now),
            ~_held_up(errand, now),
        )
        .order_by(errand.c.due, errand.c.place, errand.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=errand)
    )
    return list((await connection.scalars(query)).all())


def _held_up(errand: FromClause, now: datetime) -> ColumnElement[bool]:
    """Return whether another errand of the lane goes first: one that is due and was asked for before, or is being done.

    One planned for later holds nobody up until its time has come; one postponed after a failed attempt does.
    """
    other = tables.errands.alias("other")
    goes_first = or_(and_(_before(other, errand), other.c.due <= now), other.c.leased_until > now)
    return exists().where(_shares_lane(other, errand), goes_first)


def _behind_another(errand: FromClause) -> ColumnElement[bool]:
    """Return whether, even once it is due, the errand waits for another of its lane."""
    other = tables.errands.alias("other")
    goes_first = or_(and_(_before(other, errand), other.c.due <= errand.c.due), other.c.leased_until.is_not(None))
    return exists().where(_shares_lane(other, errand), goes_first)


def _shares_lane(other: FromClause, errand: FromClause) -> ColumnElement[bool]:
    return and_(
        other.c.workspace == errand.c.workspace,
        other.c.lane == errand.c.lane,
        other.c.finished_at.is_(None),
        other.c.id != errand.c.id,
    )


def _before(other: FromClause, errand: FromClause) -> ColumnElement[bool]:
    return or_(
        other.c.place < errand.c.place,
        and_(other.c.place == errand.c.place, other.c.id < errand.c.id),
    )


async def _lease(connection: AsyncConnection, chosen: Sequence[int], now: datetime, until: datetime) -> list[Row]:
    if not chosen:
        return []
    table = tables.errands
    leased = await connection.execute(
        update(table)
        .where(table.c.id.in_(chosen))
        .values(
            state=State.LEASED,
            attempts=table.c.attempts + 1,
            claim=table.c.claim + 1,
            claimed_at=now,
            leased_until=until,
        )
        .returning(table)
    )
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
        )
        for row in leased
    }
    return [rows[id_] for id_ in chosen]


def _held(row: Row) -> ColumnElement[bool]:
    """Return whether the errand is still leased by this very claim."""
    table = tables.errands
    return and_(table.c.id == row.id, table.c.state == State.LEASED, table.c.claim == row.claim)


async def _finish(
    connection: AsyncConnection,
    row: Row,
    state: State,
    now: datetime,
    *,
    why: str = "",
    result: Mapping[str, str] | None = None,
) -> bool:
    """Record the outcome of a claim; return False when another worker has the errand now."""
    table = tables.errands
    settled = table.c.generation == row.generation
    behind_all = await next_place(Scope(connection, row.workspace))
    changed = await connection.execute(
        update(table)
        .where(_held(row))
        .values(
            state=case((settled, state), else_=State.PENDING),
            finished_at=case((settled, now), else_=None),
            place=case((settled, table.c.place), else_=behind_all),
            attempts=case((settled, table.c.attempts), else_=0),
            next_try=case((settled, table.c.next_try), else_=table.c.due),
            why=why,
            leased_until=None,
            **({} if result is None else {"result": result}),
        )
    )
    return changed.rowcount == 1
