"""The worker: takes due errands out of the outbox and carries them to Slack, several at once, each until it is settled."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from deliveries.courier import Courier, Done, Dropped, NotYet, Outcome
from deliveries.refusals import SAME_CAUSE, Meaning, Setback, judge
from deliveries.rota import ROTA, Deliver
from handover.errands import ErrandKind
from handover.playbook import Playbook
from handover.refusals import Refusal
from handover.trouble import after_failure
from storage.outbox import Row
from storage.store import Store

AT_ONCE = 8
ATTEMPT = timedelta(seconds=60)
LEASE = timedelta(seconds=90)
"""Longer than any attempt may take, so nobody else takes up an errand that is still being carried."""
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
SETBACKS_BORNE = 60
"""Attempts before an errand that Slack keeps failing is given up: about twelve hours."""
SURPRISES_BORNE = 8
"""Attempts before an errand that fails in our own code is given up: about ten minutes."""
SHORTEST_SLEEP = timedelta(seconds=1)
AFTER_STUMBLE = timedelta(seconds=1)
GRACE = timedelta(seconds=10)

Note = Callable[[ErrandKind, str], None]
"""Hears of each attempt: the kind of errand, and `done`, `dropped`, `postponed` or `failed`."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Failed:
    """The errand cannot succeed. `cause` is why in one word: Slack's code, or `unexpected`."""

    why: str
    cause: str


OUTCOMES = {Done: "done", Dropped: "dropped", NotYet: "postponed", Failed: "failed"}
"""How an attempt ended, in the words that it is counted by."""


class Worker:
    """Carries errands until stopped. Wakes at once when told, and by itself when the next errand is due.

    Time comes from `now` (UTC), so a clock that is moved by hand also moves what is due. Each lane's order is kept by
    the outbox, which hands out only the oldest unfinished errand of a lane.
    """

    def __init__(
        self,
        store: Store,
        client: AsyncWebClient,
        playbooks: Mapping[str, Playbook],
        now: Callable[[], datetime],
        rota: Mapping[ErrandKind, Deliver] = ROTA,
        note: Note | None = None,
    ) -> None:
        self._store, self._client, self._playbooks, self._now, self._rota = store, client, playbooks, now, rota
        self._note = note
        self._carrying: dict[int, asyncio.Task[None]] = {}
        self._held: dict[int, Row] = {}
        self._woken, self._idle = asyncio.Event(), asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._stopping = False

    def start(self) -> None:
        """Begin to work."""
        self._stopping = False
        self._loop = asyncio.create_task(self._work(), name="worker")

    async def stop(self, grace: timedelta = GRACE) -> None:
        """Take no more errands, and wait for those under way; after `grace` they are cut off and tried again later."""
        if self._loop is None:
            return
        self._stopping = True
        self.wake()
        await self._loop
        self._loop = None
        if self._carrying:
            _, late = await asyncio.wait(set(self._carrying.values()), timeout=grace.total_seconds())
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    def wake(self) -> None:
        """Look for due errands now: something was stored, or time has moved."""
        self._idle.clear()
        self._woken.set()

    @property
    def working(self) -> bool:
        """Whether it has been started and not been told to stop."""
        return self._loop is not None and not self._stopping

    @property
    def broken(self) -> bool:
        """Whether it has come to an end that nobody asked for: a fault of the program, which only a restart mends."""
        return self._loop is not None and self._loop.done() and not self._stopping

    @property
    def idle(self) -> bool:
        """Whether, when last looked, no errand was due or under way."""
        return self._idle.is_set()

    async def settled(self) -> None:
        """Wait until no errand is due and none is under way."""
        self.wake()
        await self._idle.wait()

    async def _work(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                pause = await self._take()
            except SQLAlchemyError:
                log.exception("worker.stumbled")
                pause = AFTER_STUMBLE
            else:
                if not self._carrying and not self._woken.is_set():
                    self._idle.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(None if pause is None else pause.total_seconds()):
                    await self._woken.wait()

    async def _take(self) -> timedelta | None:
        """Begin what is due, as much as there is room for. Return how long to sleep unless woken, None for ever."""
        room = AT_ONCE - len(self._carrying)
        if room <= 0:
            return None
        due, now = await self._store.outbox.next_due(), self._now()
        if due is None or due > now:
            return None if due is None else max(due - now, SHORTEST_SLEEP)
        for row in await self._store.outbox.claim(now, room, LEASE):
            # A clock moved by hand can outrun a lease: then the attempt under way goes on, under the new claim.
            self._held[row.id] = row
            if row.id not in self._carrying:
                self._carrying[row.id] = asyncio.create_task(self._carry(row), name=f"errand {row.id}")
        # The end of what has begun will wake us, most likely soon: only then is it worth while to look further ahead.
        return SHORTEST_SLEEP

    async def _carry(self, row: Row) -> None:
        with structlog.contextvars.bound_contextvars(errand=row.id, kind=row.kind, handover=row.about):
            try:
                outcome = await self._attempt(row)
                await self._record(self._held[row.id], outcome)
            except SQLAlchemyError:
                log.exception("errand.not_recorded")
            finally:
                del self._carrying[row.id], self._held[row.id]
                self.wake()

    async def _attempt(self, row: Row) -> Outcome | Failed:
        courier = Courier(row, self._store, self._client, self._playbooks, self._now)
        try:
            async with asyncio.timeout(ATTEMPT.total_seconds()):
                return await self._rota[row.kind](courier)
        except Refusal as refusal:
            return Dropped(f"no longer possible: {type(refusal).__name__}")
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            return self._after_setback(row, judge(error))
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("errand.surprised", reference=reference, attempt=row.attempts)
            return self._again(row, SURPRISES_BORNE, f"unexpected, see the log under {reference}", "unexpected")

    def _after_setback(self, row: Row, setback: Setback) -> Outcome | Failed:
        match setback.meaning:
            case Meaning.ALREADY:
                return Done({"already": setback.why})
            case Meaning.WAIT:
                return NotYet(self._now() + (setback.wait or FIRST_WAIT), setback.why)
            case Meaning.RETRY:
                return self._again(row, SETBACKS_BORNE, setback.why, setback.why)
            case Meaning.HOPELESS:
                return Failed(setback.why, setback.why)

    def _again(self, row: Row, borne: int, why: str, cause: str) -> NotYet | Failed:
        if row.attempts >= borne:
            return Failed(f"{why} ({row.attempts} attempts)", cause)
        return NotYet(self._now() + backoff(row.attempts), why)

    async def _record(self, row: Row, outcome: Outcome | Failed) -> None:
        outbox, now = self._store.outbox, self._now()
        match outcome:
            case Done(result, follow):
                await outbox.done(row, result, now, follow)
                log.info("errand.done", attempt=row.attempts)
            case Dropped(why):
                await outbox.drop(row, why, now)
                log.info("errand.dropped", why=why)
            case NotYet(until, why):
                await outbox.postpone(row, until, why)
                log.info("errand.postponed", why=why, until=until.isoformat(), attempt=row.attempts)
            case Failed(why, cause):
                await outbox.fail(
                    row, why, now, after_failure(row.kind, row.about, row.ref, SAME_CAUSE.get(cause, cause))
                )
                log.error("errand.failed", why=why, attempt=row.attempts)
        if self._note is not None:
            self._note(row.kind, OUTCOMES[type(outcome)])


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after this many attempts: 2 s, 4 s, 8 s … up to a quarter of an hour."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 16)), LONGEST_WAIT)
