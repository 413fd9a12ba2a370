"""The store: what the other packages open, work with and close."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Self

from sqlalchemy import bindparam, func, select, true, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.playbook import Playbook
from handover.team.standings import Standings
from storage import tables
from storage.audiences import OUTDATE_ALL
from storage.database.causes import spoken_cause
from storage.database.columns import UtcMoment
from storage.database.engine import DatabaseProblem, engine_for, spoken_name
from storage.database.transactions import Transactions
from storage.digests import Digests, SentDigest
from storage.documents import ENTRIES, Parsed, handover_from, person_from
from storage.handovers import Handovers, Stale
from storage.jobs.admin import QueueAdmin
from storage.jobs.enqueue import Jobs
from storage.jobs.lanes import NEXT_LEASE_TO_END, NEXT_WAITING
from storage.jobs.outbox import Outbox
from storage.jobs.paused import PausedJobs
from storage.jobs.results import JobResults
from storage.people import People
from storage.records import with_records_read
from storage.restored import AliveMarks
from storage.retention import Retention
from storage.scope import Scope
from storage.slack_refs import SlackRef, SlackRefKind, SlackRefs
from storage.unit import UnitOfWork
from storage.unreadable_rows import UnreadableRows
from storage.user_checks import UserChecks
from storage.worker_registry import WorkerRegistry
from storage.workspaces import workspaces_with
from storage.write_probe import prove_writable

__all__ = [
    "Digests",
    "Handovers",
    "Jobs",
    "People",
    "SentDigest",
    "SlackRef",
    "SlackRefKind",
    "SlackRefs",
    "Stale",
    "Store",
    "UnitOfWork",
]

RECENT = 64
"""How many stored handovers are kept as they were read last, about 50 kB each."""
RECENT_ENTRIES = 128
"""How many entries of accounts are kept as they were read last: those of a few pages, a kilobyte or two each."""
RECENT_PEOPLE = 256
"""How many people are kept as they were read last: those of many handovers, half a kilobyte each."""

_PEOPLE = tables.people.c
_WITH_DUE_DIGESTS = workspaces_with(tables.people, true(), _PEOPLE.next_digest_at <= bindparam("now", type_=UtcMoment))
_PLANNED_FOR_NEVER = _PEOPLE.next_digest_at > bindparam("never", type_=UtcMoment)
_ANY_FOR_NEVER = select(_PEOPLE.id).where(_PLANNED_FOR_NEVER).limit(1)
_PLAN_ANEW = update(tables.people).where(_PLANNED_FOR_NEVER).values(next_digest_at=bindparam("now", type_=UtcMoment))
FARTHEST = timedelta(days=3660)
"""So far ahead no digest is planned, not behind the longest absence. What is no moment comes behind all that are one."""
_NEXT_DUE = select(NEXT_WAITING, NEXT_LEASE_TO_END, select(func.min(_PEOPLE.next_digest_at)).scalar_subquery())


class Store:
    """Everything the bot remembers. Safe to use from many tasks, and from many processes on one database."""

    def __init__(self, engine: AsyncEngine, playbooks: Mapping[str, Playbook]) -> None:
        self._engine = engine
        self._playbooks = playbooks
        # What follows from a press reads the same documents several times, and nobody changes what was read.
        self._parsed = Parsed(
            lru_cache(maxsize=RECENT)(partial(handover_from, playbooks=playbooks)),
            lru_cache(maxsize=RECENT_ENTRIES)(ENTRIES.read),
            lru_cache(maxsize=RECENT_PEOPLE)(person_from),
        )
        self._transactions = Transactions(engine)
        self._results = JobResults(self._transactions)
        self.outbox = Outbox(self._transactions, self._results)
        self.paused_jobs = PausedJobs(self._transactions, self._results)
        self.queue_admin = QueueAdmin(self._transactions)
        self.workers = WorkerRegistry(self._transactions)
        self.retention = Retention(self._transactions)
        self.user_checks = UserChecks(self._transactions)
        self.alive_marks = AliveMarks(self._transactions)
        self.unreadable_rows = UnreadableRows()
        self.standings = Standings()
        """How open handovers stand, for the numbers of a team; nothing that is not stored."""
        self.asked = 0
        """How many units of work have stored jobs here. A caller that sees it grow has to wake the worker."""

    @classmethod
    async def open(cls, url: str, playbooks: Mapping[str, Playbook]) -> Self:
        """Open the store. The database must have been migrated (`storage/database/migrate.py`).

        Raises DatabaseProblem when the URL or the database cannot be used.
        """
        store = cls(engine_for(url), playbooks)
        try:
            await store._check_tables(url)
        except BaseException:
            await store.close()
            raise
        return store

    @property
    def trouble(self) -> str:
        """Why the database took nothing when it was last written to, in words for whoever runs the bot; empty if it did."""
        return self._transactions.trouble

    async def prove_writable(self) -> None:
        """Write and delete something large, and note that the database takes things again. Raises DBAPIError when it does not."""
        await prove_writable(self._transactions)

    async def close(self) -> None:
        """Close every connection, once no transaction is open any more. The store cannot be used afterwards."""
        await self._results.finished()
        await self._transactions.close()
        await self._engine.dispose()

    @asynccontextmanager
    async def begin(self, workspace: str) -> AsyncIterator[UnitOfWork]:
        """Yield a unit of work for one workspace: stored wholly on success, not at all on an exception.

        Never call Slack inside: everybody else's writes wait. Raises NestedTransaction when this task is in one already, and
        ValueError for an empty workspace.
        """
        if not workspace:
            raise ValueError("a unit of work needs a workspace")
        async with self._transactions.begin() as connection:
            unit = UnitOfWork(Scope(connection, workspace), self._parsed, self.unreadable_rows)
            yield unit
            asked = await unit.jobs.write()
        self.asked += asked

    async def decide(
        self,
        workspace: str,
        handover_id: str,
        rule: Callable[[Handover], Decision],
        beside: Callable[[UnitOfWork], Awaitable[None]] | None = None,
    ) -> Handover:
        """Apply a rule to a handover, store what it decides together with its jobs, and return the handover as stored.

        When somebody else saves the handover meanwhile, the rule is applied anew to what they saved. `beside` is stored in
        the same transaction; when it raises, nothing is decided. Raises what the rule raises, UnknownHandover,
        OpenHandoverExists (on reopening).
        """
        try:
            return await self._decide(workspace, handover_id, rule, beside, lock=False)
        except Stale:
            # Now nobody else can save it in between.
            return await self._decide(workspace, handover_id, rule, beside, lock=True)

    async def _decide(
        self,
        workspace: str,
        handover_id: str,
        rule: Callable[[Handover], Decision],
        beside: Callable[[UnitOfWork], Awaitable[None]] | None,
        *,
        lock: bool,
    ) -> Handover:
        async with self.begin(workspace) as unit:
            if beside is not None:
                await beside(unit)
            before = await unit.handovers.get(handover_id, lock=lock)
            decision = await with_records_read(unit, before, rule(before))
            await unit.handovers.save(decision)
        return decision.handover

    async def outdate_audiences(self) -> None:
        """Have every channel looked at before anything internal is said in it: for a while nobody has listened."""
        async with self._transactions.begin() as connection:
            await connection.execute(OUTDATE_ALL)

    async def plan_lost_digests(self, now: datetime) -> None:
        """Have each digest planned at `now` (UTC) that is planned for no moment anybody plans for: it would never come."""
        never = {"never": now + FARTHEST}
        async with self._transactions.begin() as connection:
            if await connection.scalar(_ANY_FOR_NEVER, never) is not None:
                await connection.execute(_PLAN_ANEW, {**never, "now": now})

    async def workspaces_with_due_digests(self, now: datetime) -> list[str]:
        """Return the workspaces in which a digest is due at `now` (UTC)."""
        async with self._transactions.begin() as connection:
            return list(await connection.scalars(_WITH_DUE_DIGESTS, {"now": now}))

    async def next_due(self) -> datetime | None:
        """Return the earliest time (UTC) at which a job or a digest is due, None when nothing is."""
        async with self._transactions.begin() as connection:
            moments = (await connection.execute(_NEXT_DUE)).one()
        return min((moment for moment in moments if moment is not None), default=None)

    async def _check_tables(self, url: str) -> None:
        try:
            async with self._transactions.begin() as connection:
                await connection.execute(select(tables.handovers.c.id).limit(1))
        except DBAPIError as problem:
            raise DatabaseProblem(
                f"The database {spoken_name(url)} cannot be used: {spoken_cause(problem)}. "
                "If it is new, run “python -m bot migrate” first"
            ) from problem
