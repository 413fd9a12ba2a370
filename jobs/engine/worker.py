"""The worker: looks for due jobs in the outbox, and has each workspace's own runner claim them, so that none delays another."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from handover.model.jobs import JobKind
from handover.playbooks.library import Library
from jobs.engine.context import Deliver, acknowledged_by_nobody
from jobs.engine.executor import Executor, OnAttempt
from jobs.engine.job_type import JobType
from jobs.engine.rate_limits.limiter import RateLimiters
from jobs.engine.runner import WorkspaceRunner
from jobs.engine.slack_access import SlackAccess
from jobs.engine.slack_errors import MISSING_SCOPE
from storage.database.causes import logged_cause
from storage.store import Store

SHORTEST_SLEEP = timedelta(seconds=1)
DATABASE_RETRY = timedelta(seconds=1)
GRACE = timedelta(seconds=10)
MAX_YIELD = timedelta(seconds=0.25)
"""How long the worker waits at most, before it claims more jobs, for requests that are not answered yet."""
MAX_YIELD_TO_CROWD = timedelta(seconds=2.5)
"""The same where more people wait than can be served at once: by then they have all been answered."""

Clients = Callable[[str], AsyncWebClient | None]
"""Returns the client that speaks in a workspace, None for one that this process has no token for."""
Answered = Callable[[], Awaitable[None]]
"""Returns when nobody waits for this process to answer."""
Crowded = Callable[[], bool]
"""Returns whether more people wait for this process than it can serve at once."""

log = structlog.get_logger(__name__)


class Worker:
    """Has due jobs run until stopped. Wakes at once when told, and by itself when the next job is due.

    Time comes from `now` (UTC), so a clock that is moved by hand also moves what is due, and how soon Slack takes more. Each
    lane's order is kept by the outbox, which hands out only the oldest unfinished job of a lane. Jobs of a workspace
    for which `clients` has none are left to the process that has.
    """

    def __init__(
        self,
        store: Store,
        clients: Clients,
        playbooks: Library,
        now: Callable[[], datetime],
        access: SlackAccess,
        limiters: RateLimiters,
        answered: Answered,
        crowded: Crowded,
        types: Mapping[JobKind, JobType],
        on_attempt: OnAttempt | None = None,
        deliver: Deliver = acknowledged_by_nobody,
    ) -> None:
        self._store, self._clients, self._now, self._access, self._limiters = store, clients, now, access, limiters
        self._answered, self._crowded = answered, crowded
        self._executor = Executor(store, playbooks, now, types, access, on_attempt, deliver)
        self._runners: dict[str, WorkspaceRunner] = {}
        self._resumes_at: datetime | None = None
        self._woken, self._idle = asyncio.Event(), asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._stopping = False
        self._release_due = False

    def start(self) -> None:
        """Begin to work."""
        self._stopping = False
        self._loop = asyncio.create_task(self._work(), name="worker")

    async def stop(self, grace: timedelta = GRACE) -> None:
        """Claim no more jobs, and wait for those that run; after `grace` they are cancelled, and tried again later."""
        if self._loop is None:
            return
        self._stopping = True
        self.wake()
        await self._loop
        self._loop = None
        if under_way := self._under_way():
            _, late = await asyncio.wait(under_way, timeout=grace.total_seconds())
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    def wake(self) -> None:
        """Look for due jobs now: something was stored, or time has moved."""
        self._idle.clear()
        self._woken.set()

    @property
    def working(self) -> bool:
        """Whether it has been started and not been told to stop."""
        return self._loop is not None and not self._stopping

    @property
    def broken(self) -> bool:
        """Whether it has come to an end that nobody asked for: a bug, after which only a restart helps."""
        return self._loop is not None and self._loop.done() and not self._stopping

    @property
    def idle(self) -> bool:
        """Whether, when last looked, no job could be begun and none was under way."""
        return self._idle.is_set()

    @property
    def resumes_at(self) -> datetime | None:
        """When it goes on with jobs that are due but wait for Slack to take more (UTC); None when none does."""
        return self._resumes_at

    async def settled(self) -> None:
        """Wait until nothing more can be done at this time: no job is under way, and what is due waits for Slack."""
        self.wake()
        await self._idle.wait()

    async def _work(self) -> None:
        try:
            await self._claim_until_stopped()
        except Exception:
            log.exception("worker.broken")
            raise

    async def _claim_until_stopped(self) -> None:
        while not self._stopping:
            await self._yield_to_requests()
            self._woken.clear()
            try:
                pause = await self._check_and_claim()
            except SQLAlchemyError as error:
                log.exception("worker.database_failed", **logged_cause(error))
                pause = DATABASE_RETRY
            else:
                if not self._under_way() and not self._woken.is_set():
                    self._idle.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(None if pause is None else pause.total_seconds()):
                    await self._woken.wait()

    async def _yield_to_requests(self) -> None:
        """Wait until no request is unanswered, though not for ever, so that many requests do not stop the jobs."""
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + MAX_YIELD_TO_CROWD.total_seconds()
        waiting = True
        while waiting:
            with suppress(TimeoutError):
                async with asyncio.timeout(MAX_YIELD.total_seconds()):
                    await self._answered()
                    return
            waiting = self._crowded() and loop.time() < give_up_at

    async def _check_and_claim(self) -> timedelta | None:
        """Claim what is due, unless Slack refuses the token. Return how long to sleep unless woken, None for ever."""
        if await self._access.looked():
            self._release_due = True
        if self._release_due:
            # Remembered until it is done: should the database not answer now, nothing else would tell of it again.
            await self._store.paused_jobs.release(self._access.workspace, MISSING_SCOPE, self._now())
            self._release_due = False
        pause = None if self._access.refused else await self._claim_due()
        look_at = self._access.look_at
        if look_at is None:
            return pause
        until_look = max(look_at - self._now(), SHORTEST_SLEEP)
        return until_look if pause is None else min(pause, until_look)

    async def _claim_due(self) -> timedelta | None:
        """Have the runners claim what is due. Return how long to sleep unless woken, None for ever."""
        now = self._now()
        self._limiters.share(self._store.workers.sharing)
        runners = [runner for here in await self._store.outbox.workspaces(now) if (runner := self._runner(here))]
        begun = [await runner.claim(now) for runner in runners]
        rooms = [room for runner in runners if (room := runner.next_room(now))]
        self._resumes_at = min(rooms, default=None)
        if any(begun):
            # The end of a job wakes the worker, most likely soon: only then is it worth while to look further ahead.
            return SHORTEST_SLEEP
        due = await self._store.outbox.next_due()
        return None if due is None else max(due - now, SHORTEST_SLEEP)

    def _runner(self, workspace: str) -> WorkspaceRunner | None:
        if workspace not in self._runners:
            client = self._clients(workspace)
            if client is None:
                return None
            self._runners[workspace] = WorkspaceRunner(
                workspace, client, self._limiters.of(workspace), self._executor, self.wake
            )
        return self._runners[workspace]

    def _under_way(self) -> set[asyncio.Task[None]]:
        return {task for runner in self._runners.values() for task in runner.running}
