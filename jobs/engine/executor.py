"""One attempt at one job: what came of it, and how that is written down."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from handover.failures import after_failure
from handover.model.jobs import JobKind
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.model.refusals import Refusal
from jobs.engine.context import Done, Dropped, JobContext, NotYet, Outcome
from jobs.engine.rate_limits.clients import JobClient, TooSoon
from jobs.engine.slack_access import LOOK_EVERY, SlackAccess
from jobs.engine.slack_errors import ONE_WORKSPACE, SAME_CAUSE, ErrorMeaning, SlackError, classify
from jobs.registry import Deliver
from storage.jobs.outbox import ClaimedJob
from storage.scope import of_organisation
from storage.store import Store

AT_MOST = timedelta(seconds=60)
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
SETBACKS_BORNE = 60
"""Attempts before a job that Slack keeps failing is given up: about twelve hours."""
SURPRISES_BORNE = 8
"""Attempts before a job that fails in our own code is given up: about ten minutes."""
UNTIL_MENDED = timedelta(hours=1)
"""After how long a job that waits for an admin is tried all the same."""
Note = Callable[[JobKind, str], None]
"""Hears of each attempt: the kind of job, and `done`, `dropped`, `postponed` or `failed`."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class SentAway:
    """Slack would not have it yet, which wears nobody out. Unless something was said, it is as if it had not been tried."""

    until: datetime
    why: str
    said: bool


@dataclass(frozen=True)
class Failed:
    """The job cannot succeed. `cause` is why in one word: Slack's code, or `unexpected`."""

    why: str
    cause: str


@dataclass(frozen=True)
class Held:
    """Slack lets the job be done once an admin has put something right, or lets nothing be done at all until then.

    It waits however long that takes; `aside`, what is behind it in its lane does not.
    """

    until: datetime
    why: str
    aside: bool


@dataclass(frozen=True)
class ShutOut:
    """Slack lets us do nothing in this workspace, though in others of the organisation. Worth another try at `until` (UTC)."""

    until: datetime
    why: str


Result = Outcome | SentAway | Held | ShutOut | Failed
RESULTS = {
    Done: "done",
    Dropped: "dropped",
    NotYet: "postponed",
    SentAway: "postponed",
    Held: "postponed",
    ShutOut: "postponed",
    Failed: "failed",
}
"""How an attempt ended, in the words that it is counted by."""


@dataclass(frozen=True)
class Executor:
    """What every attempt works with. `now` is in UTC."""

    store: Store
    playbooks: Mapping[str, Playbook]
    now: Callable[[], datetime]
    registry: Mapping[JobKind, Deliver]
    access: SlackAccess
    note: Note | None = None

    async def attempt(self, row: ClaimedJob, client: JobClient) -> Result:
        """Carry the job to Slack, and return what came of it."""
        context = JobContext(row, self.store, client, self.playbooks, self.now)
        try:
            async with asyncio.timeout(AT_MOST.total_seconds()):
                return await self.registry[row.kind](context)
        except Refusal as refusal:
            return Dropped(f"no longer possible: {type(refusal).__name__}")
        except TooSoon as told:
            return SentAway(told.until, told.why, client.spoken)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            return self._after_setback(row, classify(error))
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("job.surprised", reference=reference, attempt=row.attempts)
            return self._again(row, SURPRISES_BORNE, f"unexpected, see the log under {reference}", "unexpected")

    async def record(self, row: ClaimedJob, result: Result) -> None:
        """Write down what came of the job, with what follows from it."""
        outbox, now = self.store.outbox, self.now()
        match result:
            case Done(came_of_it, follow, sent):
                await outbox.done(row, came_of_it, now, follow, sent)
                log.info("job.done", attempt=row.attempts)
            case Dropped(why):
                await outbox.drop(row, why, now)
                log.info("job.dropped", why=why)
            case NotYet(until, why):
                await outbox.postpone(row, until, why)
                log.info("job.postponed", why=why, until=until.isoformat(), attempt=row.attempts)
            case SentAway(until, why, said):
                if said:
                    await self.store.paused_jobs.hold(row, until, why, aside=False)
                else:
                    await outbox.give_back(row, until, why)
                log.info("job.sent_away", why=why, until=until.isoformat())
            case Held(until, why, aside):
                told = () if until <= now else after_failure(row.kind, row.about, row.ref, why)
                await self.store.paused_jobs.hold(row, until, why, aside=aside, follow=told)
                log.info("job.held", why=why)
            case ShutOut(until, why):
                await self.store.paused_jobs.hold(row, until, why, aside=False)
                log.info("job.held", why=why)
            case Failed(why, cause):
                await outbox.fail(
                    row, why, now, after_failure(row.kind, row.about, row.ref, SAME_CAUSE.get(cause, cause))
                )
                log.error("job.failed", why=why, attempt=row.attempts)
        if self.note is not None:
            self.note(row.kind, RESULTS[type(result)])

    def _after_setback(self, row: ClaimedJob, setback: SlackError) -> Result:
        if setback.why in ONE_WORKSPACE and of_organisation(row.workspace):
            return ShutOut(self.now() + LOOK_EVERY, setback.why)
        self.access.note(setback)
        match setback.meaning:
            case ErrorMeaning.ALREADY:
                return Done({"already": setback.why})
            case ErrorMeaning.WAIT:
                return NotYet(self.now() + (setback.wait or FIRST_WAIT), setback.why)
            case ErrorMeaning.RETRY:
                return self._again(row, SETBACKS_BORNE, setback.why, setback.why)
            case ErrorMeaning.LOCKED_OUT:
                return Held(self.now(), setback.why, aside=False)
            case ErrorMeaning.LACKING | ErrorMeaning.SWITCHED_OFF if row.kind is not JobKind.FAILURE_NOTICE:
                return Held(self.now() + UNTIL_MENDED, setback.why, aside=not _others_build_on(row))
            case _:
                return Failed(setback.why, setback.why)

    def _again(self, row: ClaimedJob, borne: int, why: str, cause: str) -> NotYet | Failed:
        if row.attempts >= borne:
            return Failed(f"{why} ({row.attempts} attempts)", cause)
        return NotYet(self.now() + backoff(row.attempts), why)


def _others_build_on(row: ClaimedJob) -> bool:
    """Return whether what comes later in its lane makes no sense without it, and so waits with it.

    That is all there is to say in a channel that is not there, and the interview in a thread that is not.
    """
    begins_interview = row.kind is JobKind.WELCOME and row.ref.get("role") == Role.OUTGOING
    return begins_interview or row.kind is JobKind.OPEN_CHANNEL


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after this many attempts: 2 s, 4 s, 8 s … up to a quarter of an hour."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 16)), LONGEST_WAIT)
