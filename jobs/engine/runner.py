"""Runs the jobs of one workspace: so many at once, with room reserved for what somebody waits for."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from jobs.engine.context import Done, Postponed
from jobs.engine.executor import AttemptResult, Executor, WorkspaceRefused
from jobs.engine.rate_limits.clients import JobClient
from jobs.engine.rate_limits.limiter import RateLimiter
from jobs.engine.slack_access import remedy
from storage.jobs.outbox import ClaimedJob

MAX_RUNNING, MAX_RUNNING_LOW = 32, 24
"""How many jobs run at the same time, and how many of low priority among them."""
BATCH_FROM, BATCH_SECONDS = 8, 0.04
"""While at least so many of low priority run, their results are recorded together, every so many seconds."""
LEASE = timedelta(seconds=90)
"""Longer than any attempt may take, so that no other process claims a job that still runs."""

log = structlog.get_logger(__name__)


class WorkspaceRunner:
    """Claims jobs of one workspace and runs each until its result is recorded; then calls `on_end`."""

    def __init__(
        self,
        workspace: str,
        client: AsyncWebClient,
        limiter: RateLimiter,
        executor: Executor,
        on_end: Callable[[], None],
    ) -> None:
        self._workspace, self._client, self._limiter = workspace, client, limiter
        self._executor, self._on_end = executor, on_end
        self._throttled = {kind: one.throttled_by for kind, one in executor.types.items() if one.throttled_by}
        self._refused_until: datetime | None = None
        self._claimed: dict[int, ClaimedJob] = {}
        self._running: dict[int, asyncio.Task[None]] = {}

    @property
    def running(self) -> tuple[asyncio.Task[None], ...]:
        """The attempts under way."""
        return tuple(self._running.values())

    async def claim(self, now: datetime) -> bool:
        """Claim and start what is due at `now` (UTC), as much as there is room for. Return whether that was anything."""
        free = MAX_RUNNING - len(self._running)
        if free <= 0 or (self._refused_until is not None and now < self._refused_until):
            return False
        room = {kind: self._limiter.room(method, now) for kind, method in self._throttled.items()}
        free_low = MAX_RUNNING_LOW - self._running_low()
        # No more than the scarcest method allows, so that whatever is claimed can be done.
        low = max(min([free_low, *(calls for calls in room.values() if calls)]), 0)
        exhausted = [kind for kind, calls in room.items() if not calls]
        jobs = await self._executor.store.outbox.claim(
            now, free, LEASE, workspace=self._workspace, max_low=low, passing_over=exhausted
        )
        for job in jobs:
            self._start(job, now)
        return bool(jobs)

    def next_room(self, now: datetime) -> datetime | None:
        """Return when Slack takes more of the throttled methods that have no room at `now`; None when all have room."""
        methods = {method for method in self._throttled.values() if not self._limiter.room(method, now)}
        return min((self._limiter.next_room(method, now) for method in methods), default=None)

    def _start(self, job: ClaimedJob, now: datetime) -> None:
        if not job.urgent and job.kind in self._throttled:
            self._limiter.reserve(job.id, self._throttled[job.kind], now)
        # A clock moved by hand, or a hanging database, can outrun a lease: the attempt under way goes on, under the new claim.
        self._claimed[job.id] = job
        if job.id not in self._running:
            self._running[job.id] = asyncio.create_task(self._run(job), name=f"job {job.id}")

    async def _run(self, job: ClaimedJob) -> None:
        recorded = job
        with structlog.contextvars.bound_contextvars(job=job.id, kind=job.kind, handover=job.about):
            try:
                result = await self._attempt(job)
                self._note(result)
                await self._until_batch(job)
                recorded = self._claimed[job.id]
                await self._executor.record(recorded, result)
            except SQLAlchemyError:
                log.exception("job.not_recorded")
            finally:
                self._end(job, recorded)

    async def _until_batch(self, job: ClaimedJob) -> None:
        """While many of low priority run, wait until the same moment as the others: one transaction then records all of them."""
        if not job.urgent and self._running_low() >= BATCH_FROM:
            now = asyncio.get_running_loop().time()
            # Cut off by a stop, it is recorded at once: it is done.
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(BATCH_SECONDS - now % BATCH_SECONDS)

    def _running_low(self) -> int:
        return sum(not job.urgent for job in self._claimed.values())

    def _end(self, job: ClaimedJob, recorded: ClaimedJob) -> None:
        if job.kind in self._throttled:
            self._limiter.release(job.id, self._throttled[job.kind], self._executor.now())
        del self._running[job.id]
        newest = self._claimed.pop(job.id)
        if newest.claim != recorded.claim:
            # Claimed anew while the result was recorded, under the old claim and so in vain.
            self._start(newest, self._executor.now())
        self._on_end()

    def _note(self, result: AttemptResult) -> None:
        """Claim nothing for a while where Slack refuses everything, and log once what is to be done."""
        if isinstance(result, Done):
            self._refused_until = None
        elif isinstance(result, WorkspaceRefused):
            if self._refused_until is None:
                log.error("slack.workspace_refused", workspace=self._workspace, why=result.why, todo=remedy(result.why))
            self._refused_until = result.until

    async def _attempt(self, job: ClaimedJob) -> AttemptResult:
        """Run the job, and return what came of it; cut off by a stop, it is released at once, not when its lease ends.

        That counts as an attempt, so that the next one looks for what this one may have posted.
        """
        try:
            return await self._executor.attempt(job, JobClient(self._client, self._limiter, self._executor.now, job))
        except asyncio.CancelledError:
            return Postponed(self._executor.now(), "the bot was stopped")
