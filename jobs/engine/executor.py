"""One attempt at one job: what came of it, and how that is recorded."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from handover.channel import awaits_channel, look_after_refusal, look_after_success
from handover.failures import failure_notice, request_failed
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.refusals import Refusal, UnreadableHandover
from handover.overview import summary_card
from handover.playbooks.library import Library
from jobs.engine.audience import CustomersChannel, OutsidersPresent
from jobs.engine.context import (
    BETWEEN_LOOKS,
    CardGone,
    Deliver,
    Done,
    Dropped,
    HandlerOutcome,
    JobContext,
    Postponed,
    WelcomeFirst,
    acknowledged_by_nobody,
)
from jobs.engine.job_type import JobType, OnFailure
from jobs.engine.locks import KeyedLocks
from jobs.engine.rate_limits.clients import JobClient, RateLimitReached
from jobs.engine.slack_access import LOOK_EVERY, SlackAccess
from jobs.engine.slack_errors import CALL_FAILED, ONE_WORKSPACE, SAME_CAUSE, ErrorMeaning, SlackError, classify
from storage.jobs.outbox import ClaimedJob
from storage.scope import of_organisation
from storage.store import SlackRefKind, Store

TIMEOUT = timedelta(seconds=60)
"""How long one attempt may take."""
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
CARD_WAIT = timedelta(seconds=5)
"""How long a job waits for a card that was deleted and is posted anew."""
MAX_ATTEMPTS = 60
"""Attempts after which a job that Slack keeps failing waits an hour for the next, and people are told: about twelve hours."""
MAX_ATTEMPTS_ASKED = 10
"""The same for what somebody has asked for and sits waiting for: about a quarter of an hour."""
MAX_ATTEMPTS_UNEXPECTED = 8
"""Attempts before a job that fails in our own code is given up: about ten minutes."""
RETRY_WITHOUT_ADMIN = timedelta(hours=1)
"""After how long a job that waits for an admin is tried all the same."""
OnAttempt = Callable[[str, str], None]
"""Hears of each attempt: the kind of job, and `done`, `dropped`, `postponed` or `failed`."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class RateLimited:
    """Slack takes no more calls until then. Not counted as an attempt, unless something was `said` already."""

    until: datetime
    why: str
    said: bool


@dataclass(frozen=True)
class Failed:
    """The job cannot succeed. `cause` is why in one word: Slack's code, or `unexpected`."""

    why: str
    cause: str


@dataclass(frozen=True)
class Waiting:
    """The job can be done once an admin has put something right; until then it waits, however long that takes.

    With `unblock_lane`, what is behind it in its lane does not wait.
    """

    until: datetime
    why: str
    unblock_lane: bool


@dataclass(frozen=True)
class ChannelRefused:
    """The handover's channel cannot be written in. The job waits until it can, or is tried again at `until` (UTC)."""

    until: datetime
    why: str


@dataclass(frozen=True)
class CardDeleted:
    """The card is gone below which this is to be said. The job is tried again at `until` (UTC), when it is there anew."""

    until: datetime
    why: str


@dataclass(frozen=True)
class Overheard:
    """Somebody from outside can read the channel. The job waits until they have left, or is tried again at `until` (UTC)."""

    until: datetime
    why: str


@dataclass(frozen=True)
class WorkspaceRefused:
    """Slack lets us do nothing in this workspace, though in others of the organisation. Worth another try at `until` (UTC)."""

    until: datetime
    why: str


Held = Waiting | ChannelRefused | CardDeleted | Overheard | WorkspaceRefused
"""How an attempt can end after which the job waits for something to be put right."""
AttemptResult = HandlerOutcome | RateLimited | Held | Failed
RESULTS = {
    Done: "done",
    Dropped: "dropped",
    Postponed: "postponed",
    RateLimited: "postponed",
    Waiting: "postponed",
    ChannelRefused: "postponed",
    CardDeleted: "postponed",
    Overheard: "postponed",
    WorkspaceRefused: "postponed",
    Failed: "failed",
}
"""How an attempt ended, in the words that it is counted by."""


@dataclass(frozen=True)
class Executor:
    """Runs attempts and records them. `now` is in UTC; `types` are the declared types of jobs, by kind."""

    store: Store
    playbooks: Library
    now: Callable[[], datetime]
    types: Mapping[JobKind, JobType]
    access: SlackAccess
    on_attempt: OnAttempt | None = None
    deliver: Deliver = acknowledged_by_nobody
    locks: KeyedLocks = field(default_factory=KeyedLocks)

    async def attempt(self, job: ClaimedJob, client: JobClient) -> AttemptResult:
        """Run the job once, and return what came of it."""
        if job.kind not in self.types:
            return Failed(f"no handler for jobs of the kind {job.kind}", "unexpected")
        context = JobContext(job, self.store, client, self.playbooks, self.now, self.deliver, self.locks)
        try:
            async with asyncio.timeout(TIMEOUT.total_seconds()):
                return await self.types[job.kind].run(context)
        except UnreadableHandover:
            # Whoever runs the bot knows, and may restore it yet.
            return self._retry(job, MAX_ATTEMPTS, "what is stored of the handover cannot be read", "unexpected")
        except WelcomeFirst:
            return Postponed(self.now() + BETWEEN_LOOKS, "their first message about it comes first")
        except (Refusal, CustomersChannel) as refusal:
            return Dropped(f"no longer possible: {type(refusal).__name__}")
        except CardGone:
            return CardDeleted(self.now() + CARD_WAIT, "its card was deleted")
        except OutsidersPresent as present:
            return Overheard(self.now() + RETRY_WITHOUT_ADMIN, present.why)
        except RateLimitReached as told:
            return RateLimited(told.until, told.why, client.spoken)
        except CALL_FAILED as error:
            return await self._after_slack_error(job, classify(error))
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("job.unexpected", reference=reference, attempt=job.attempts)
            why = f"unexpected, see the log under {reference}"
            return self._retry(job, MAX_ATTEMPTS_UNEXPECTED, why, "unexpected")

    async def record(self, job: ClaimedJob, result: AttemptResult) -> None:
        """Record what came of the job, with the jobs that follow from it."""
        outbox, now = self.store.outbox, self.now()
        match result:
            case Done(came_of_it, follow, also):
                await outbox.done(job, came_of_it, now, (*follow, *_tells_of_channel(job)), also)
                log.info("job.done", attempt=job.attempts)
            case Dropped(why):
                await outbox.drop(job, why, now)
                log.info("job.dropped", why=why)
            case Postponed(until, why):
                await outbox.postpone(job, until, why)
                log.info("job.postponed", why=why, until=until.isoformat(), attempt=job.attempts)
            case RateLimited(until, why, said):
                if said:
                    await self.store.paused_jobs.hold(job, until, why, unblock_lane=False)
                else:
                    await outbox.requeue(job, until, why)
                log.info("job.rate_limited", why=why, until=until.isoformat())
            case Waiting() | ChannelRefused() | CardDeleted() | Overheard() | WorkspaceRefused():
                await self._hold(job, result)
            case Failed(why, cause):
                await outbox.fail(job, why, now, self._failure_notice(job, SAME_CAUSE.get(cause, cause)))
                log.error("job.failed", why=why, attempt=job.attempts)
        if self.on_attempt is not None:
            self.on_attempt(job.kind, RESULTS[type(result)])

    async def _hold(self, job: ClaimedJob, result: Held) -> None:
        """Record that the job waits for somebody to put something right, and enqueue what tells people of it."""
        unblock_lane, told = False, tuple[Job, ...]()
        match result:
            case Waiting(until, why, unblock_lane):
                told = () if until <= self.now() else self._failure_notice(job, why)
            case ChannelRefused(_, why):
                unblock_lane, told = True, (look_after_refusal(job.about, why, job.ref.get("asked_by", "")),)
            case CardDeleted():
                unblock_lane, told = True, (summary_card(job.about),)
            case Overheard():
                # What is behind it in its lane may be for everybody's ears.
                unblock_lane = True
            case _:
                pass
        await self.store.paused_jobs.hold(job, result.until, result.why, unblock_lane=unblock_lane, follow=told)
        log.info("job.waiting", why=result.why)

    async def _after_slack_error(self, job: ClaimedJob, error: SlackError) -> AttemptResult:
        if error.why in ONE_WORKSPACE and of_organisation(job.workspace):
            return WorkspaceRefused(self.now() + LOOK_EVERY, error.why)
        self.access.note(error)
        job_type = self.types[job.kind]
        match error.meaning:
            case ErrorMeaning.ALREADY:
                return Done({"already": error.why})
            case ErrorMeaning.WAIT:
                return Postponed(self.now() + (error.wait or FIRST_WAIT), error.why)
            case ErrorMeaning.RETRY:
                asked = job_type.on_failure is OnFailure.TELL_ASKER
                again = self._retry(job, MAX_ATTEMPTS_ASKED if asked else MAX_ATTEMPTS, error.why, error.why)
                return (
                    self._waiting(job, error.why) if isinstance(again, Failed) and job_type.waits_for_admin else again
                )
            case ErrorMeaning.LOCKED_OUT:
                return Waiting(self.now(), error.why, unblock_lane=False)
            case ErrorMeaning.MISSING_SCOPE | ErrorMeaning.SWITCHED_OFF | ErrorMeaning.UNKNOWN if (
                job_type.waits_for_admin
            ):
                return self._waiting(job, error.why)
            case ErrorMeaning.CHANNEL_CLOSED if job_type.waits_for_admin:
                return await self._place_refused(job, error.why)
            case _:
                return Failed(error.why, error.why)

    async def _place_refused(self, job: ClaimedJob, why: str) -> AttemptResult:
        """Return that the job waits for the channel, for an admin to let us make one, or for the direct message to be open again.

        As long as it still matters.
        """
        if not job.about:
            return self._waiting(job, why)
        async with self.store.begin(job.workspace) as unit:
            handover = await unit.handovers.get(job.about)
            channel = await unit.slack_refs.get(job.about, SlackRefKind.CHANNEL)
        if not awaits_channel(handover, self.now()):
            return Failed(why, why)
        if channel is None or job.lane != channel_lane(job.about):
            return self._waiting(job, why)
        return ChannelRefused(self.now() + RETRY_WITHOUT_ADMIN, why)

    def _waiting(self, job: ClaimedJob, why: str) -> Waiting:
        unblock_lane = not self.types[job.kind].holds_lane(job)
        return Waiting(self.now() + RETRY_WITHOUT_ADMIN, why, unblock_lane=unblock_lane)

    def _retry(self, job: ClaimedJob, max_attempts: int, why: str, cause: str) -> Postponed | Failed:
        if job.attempts >= max_attempts:
            return Failed(f"{why} ({job.attempts} attempts)", cause)
        return Postponed(self.now() + backoff(job.attempts), why)

    def _failure_notice(self, job: ClaimedJob, why: str) -> tuple[Job, ...]:
        """Return the job that tells people of a failure, none where nobody has to know."""
        told = self.types[job.kind].on_failure if job.kind in self.types else OnFailure.SILENT
        if told is OnFailure.TELL_ASKER:
            return (request_failed(job.key, job.kind, why, job.ref),)
        if told is OnFailure.SILENT or not (job.about or told is OnFailure.TELL_ALL_HANDOVERS):
            return ()
        user = job.ref.get("user", "")
        return (failure_notice(job.about, job.kind, why, user, each=told is OnFailure.TELL_EACH),)


def _tells_of_channel(job: ClaimedJob) -> tuple[Job, ...]:
    """Return the look at the channel that is due when a job is done there which may have been refused before."""
    return (look_after_success(job.about),) if job.attempts > 1 and job.lane == channel_lane(job.about) else ()


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after this many attempts: 2 s, 4 s, 8 s … up to a quarter of an hour."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 16)), LONGEST_WAIT)
