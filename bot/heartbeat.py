"""The heartbeat: every so often, ask what the clock has made due. The only thing that is scheduled in memory."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError

from storage.database.causes import logged_cause
from storage.store import Store

MISSED_BEATS = 3
"""After so many beats without a word a process counts as gone. A clock moved by hand may make it so for one beat."""

Round = Callable[[Store, datetime], Awaitable[int]]
"""Stores the jobs that have become due at this UTC time, and returns how many."""

log = structlog.get_logger(__name__)


class Heartbeat:
    """Goes its rounds every `seconds`, keeps this process registered as a worker, and wakes its worker.

    A beat that was missed is not made up for: the next one sees all.
    """

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        wake: Callable[[], None],
        rounds: Sequence[Round],
        seconds: float,
    ) -> None:
        self._store, self._now, self._wake, self._rounds, self._seconds = store, now, wake, rounds, seconds
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._one_at_a_time = asyncio.Lock()

    async def start(self) -> None:
        """Beat once at once, for what became due while we were away, and then regularly."""
        await self.tick()
        self._scheduler.add_job(
            self.tick, "interval", seconds=self._seconds, coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Beat no more, wait for the beat under way, and unregister."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        async with self._one_at_a_time:
            try:
                await self._store.workers.leave()
            except SQLAlchemyError as error:
                log.exception("heartbeat.database_failed", **logged_cause(error))

    async def tick(self) -> None:
        """Go every round once and wake the worker. A database that fails is tried again at the next beat."""
        async with self._one_at_a_time:
            for go in (self._register, *self._rounds):
                try:
                    stored = await go(self._store, self._now())
                except SQLAlchemyError as error:
                    log.exception("heartbeat.database_failed", **logged_cause(error))
                else:
                    if stored:
                        log.info("heartbeat.stored", jobs=stored)
        self._wake()

    async def _register(self, store: Store, now: datetime) -> int:
        await store.workers.seen(now, timedelta(seconds=self._seconds * MISSED_BEATS))
        if store.trouble:
            await store.prove_writable()
            log.info("database.writable_again")
        return 0
