"""The runner of one workspace: so many jobs at once, with hands kept free for what somebody waits for."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from handover.model.jobs import JobKind
from jobs.engine.context import Done, NotYet
from jobs.engine.executor import Executor, Result, ShutOut
from jobs.engine.rate_limits.clients import JobClient
from jobs.engine.rate_limits.limiter import RateLimiter
from jobs.engine.rate_limits.limits import POST
from jobs.engine.slack_access import remedy
from storage.jobs.outbox import ClaimedJob

AT_ONCE, CALM_AT_ONCE = 32, 24
"""How many jobs are carried at the same time, and how many calm ones among them."""
LEASE = timedelta(seconds=90)
"""Longer than any attempt may take, so nobody else takes up a job that is still being carried."""
CALM_CALLS: Mapping[JobKind, str] = {
    JobKind.DIGEST: POST,
    JobKind.DIGEST_REFRESH: "chat.update",
    JobKind.SUMMARY_CARD: "chat.update",
    JobKind.HOME_TAB: "views.publish",
    JobKind.PERSON_CHECK: "users.info",
}
"""What the jobs call of which thousands may be due at once. When calm, they are left where they are while Slack would not
take that call, and those that call something else go on."""

log = structlog.get_logger(__name__)


class WorkspaceRunner:
    """Takes jobs of one workspace out of the outbox and carries each until it is settled; then calls `ended`."""

    def __init__(
        self, workspace: str, client: AsyncWebClient, pace: RateLimiter, kit: Executor, ended: Callable[[], None]
    ) -> None:
        self._workspace, self._client, self._pace, self._kit, self._ended = workspace, client, pace, kit, ended
        self._shut_until: datetime | None = None
        self._held: dict[int, ClaimedJob] = {}
        self._carrying: dict[int, asyncio.Task[None]] = {}

    @property
    def under_way(self) -> tuple[asyncio.Task[None], ...]:
        """The attempts under way."""
        return tuple(self._carrying.values())

    async def take(self, now: datetime) -> bool:
        """Begin what is due at `now` (UTC), as much as there is room for. Return whether that was anything."""
        free = AT_ONCE - len(self._carrying)
        if free <= 0 or (self._shut_until is not None and now < self._shut_until):
            return False
        room = {kind: self._pace.room(call, now) for kind, call in CALM_CALLS.items()}
        hands = CALM_AT_ONCE - sum(not row.urgent for row in self._held.values())
        # No more than the scarcest call allows, so that whatever is taken can be done.
        calm = max(min([hands, *(calls for calls in room.values() if calls)]), 0)
        closed = [kind for kind, calls in room.items() if not calls]
        rows = await self._kit.store.outbox.claim(
            now, free, LEASE, workspace=self._workspace, calm=calm, passing_over=closed
        )
        for row in rows:
            self._begin(row, now)
        return bool(rows)

    def opening(self, now: datetime) -> datetime | None:
        """Return when Slack takes more of what it does not take at `now` of the calm jobs; None when it takes everything."""
        calls = {call for call in CALM_CALLS.values() if not self._pace.room(call, now)}
        return min((self._pace.opening(call, now) for call in calls), default=None)

    def _begin(self, row: ClaimedJob, now: datetime) -> None:
        if not row.urgent and row.kind in CALM_CALLS:
            self._pace.set_aside(row.id, CALM_CALLS[row.kind], now)
        # A clock moved by hand can outrun a lease: then the attempt under way goes on, under the new claim.
        self._held[row.id] = row
        if row.id not in self._carrying:
            self._carrying[row.id] = asyncio.create_task(self._carry(row), name=f"job {row.id}")

    async def _carry(self, row: ClaimedJob) -> None:
        with structlog.contextvars.bound_contextvars(job=row.id, kind=row.kind, handover=row.about):
            try:
                result = await self._result(row)
                self._note(result)
                await self._kit.record(self._held[row.id], result)
            except SQLAlchemyError:
                log.exception("job.not_recorded")
            finally:
                if row.kind in CALM_CALLS:
                    self._pace.forgo(row.id, CALM_CALLS[row.kind], self._kit.now())
                del self._carrying[row.id], self._held[row.id]
                self._ended()

    def _note(self, result: Result) -> None:
        """Take up nothing for a while where Slack lets us do nothing, and say once what is to be done."""
        if isinstance(result, Done):
            self._shut_until = None
        elif isinstance(result, ShutOut):
            if self._shut_until is None:
                log.error("slack.shut_out", workspace=self._workspace, why=result.why, todo=remedy(result.why))
            self._shut_until = result.until

    async def _result(self, row: ClaimedJob) -> Result:
        """Carry the job, and return what came of it; cut off by a stop, it is given back at once, not when its lease ends.

        It counts as tried, so that whoever takes it up next looks for what it may have said.
        """
        try:
            return await self._kit.attempt(row, JobClient(self._client, self._pace, self._kit.now, row))
        except asyncio.CancelledError:
            return NotYet(self._kit.now(), "the bot was stopped")
