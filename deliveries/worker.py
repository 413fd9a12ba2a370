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

from deliveries.access import Access
from deliveries.courier import Courier, Done, Dropped, NotYet, Outcome
from deliveries.refusals import MISSING_SCOPE, SAME_CAUSE, Meaning, Setback, judge
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
UNTIL_MENDED = timedelta(hours=1)
"""After how long an errand that waits for an admin is tried all the same."""
BUILT_ON = frozenset({ErrandKind.OPEN_CHANNEL, ErrandKind.WELCOME})
"""What comes later in their lanes makes no sense without these, so it waits with them."""

Note = Callable[[ErrandKind, str], None]
"""Hears of each attempt: the kind of errand, and `done`, `dropped`, `postponed` or `failed`."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Failed:
    """The errand cannot succeed. `cause` is why in one word: Slack's code, or `unexpected`."""

    why: str
    cause: str


@dataclass(frozen=True)
class Held:
    """Slack lets the errand be done once an admin has put something right, or lets nothing be done at all until then.

    It waits however long that takes; `aside`, what is behind it in its lane does not.
    """

    until: datetime
    why: str
    aside: bool


OUTCOMES = {Done: "done", Dropped: "dropped", NotYet: "postponed", Held: "postponed", Failed: "failed"}
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
        access: Access | None = None,
    ) -> None:
        self._store, self._client, self._playbooks, self._now, self._rota = store, client, playbooks, now, rota
        self._note = note
        self._access = access or Access(client, now)
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
                pause = await self._looked_and_taken()
            except SQLAlchemyError:
                log.exception("worker.stumbled")
                pause = AFTER_STUMBLE
            else:
                if not self._carrying and not self._woken.is_set():
                    self._idle.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(None if pause is None else pause.total_seconds()):
                    await self._woken.wait()

    async def _looked_and_taken(self) -> timedelta | None:
        """Begin what is due, unless Slack lets us do nothing. Return how long to sleep unless woken, None for ever."""
        if await self._access.looked():
            await self._store.held.release(self._access.workspace, MISSING_SCOPE, self._now())
        pause = None if self._access.refused else await self._take()
        look_at = self._access.look_at
        if look_at is None:
            return pause
        until_look = max(look_at - self._now(), SHORTEST_SLEEP)
        return until_look if pause is None else min(pause, until_look)

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

    async def _attempt(self, row: Row) -> Outcome | Held | Failed:
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

    def _after_setback(self, row: Row, setback: Setback) -> Outcome | Held | Failed:
        self._access.note(setback)
        match setback.meaning:
            case Meaning.ALREADY:
                return Done({"already": setback.why})
            case Meaning.WAIT:
                return NotYet(self._now() + (setback.wait or FIRST_WAIT), setback.why)
            case Meaning.RETRY:
                return self._again(row, SETBACKS_BORNE, setback.why, setback.why)
            case Meaning.LOCKED_OUT:
                return Held(self._now(), setback.why, aside=False)
            case Meaning.LACKING | Meaning.SWITCHED_OFF if row.kind is not ErrandKind.TROUBLE:
                return Held(self._now() + UNTIL_MENDED, setback.why, aside=row.kind not in BUILT_ON)
            case _:
                return Failed(setback.why, setback.why)

    def _again(self, row: Row, borne: int, why: str, cause: str) -> NotYet | Failed:
        if row.attempts >= borne:
            return Failed(f"{why} ({row.attempts} attempts)", cause)
        return NotYet(self._now() + backoff(row.attempts), why)

    async def _record(self, row: Row, outcome: Outcome | Held | Failed) -> None:
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
            case Held(until, why, aside):
                told = () if until <= now else after_failure(row.kind, row.about, row.ref, why)
                await self._store.held.hold(row, until, why, aside=aside, follow=told)
                log.info("errand.held", why=why)
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
