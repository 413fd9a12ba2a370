"""Ask somebody how it goes with what is late, because a colleague wants to know."""

from datetime import datetime, timedelta

from handover.digest.schedule import digest_day_now
from handover.late import nudged
from handover.model.people import Person
from handover.nudge import NUDGE
from handover.time.timestamps import moment_of
from handover.time.workdays import local_date
from handover.todos import Todo
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.nudge import nudge_message

SOON = timedelta(minutes=1)
PATIENCE = 5
"""Attempts to wait for the morning's message."""


async def run(context: JobContext) -> HandlerOutcome:
    """Ask, unless nothing of theirs is late any more, or this morning's message has asked."""
    ref = context.job.ref
    handover, person = await context.handover_for(ref["user"]), await context.person(ref["user"])
    today = local_date(context.now(), person.zone)
    late = next((todo for todo in nudged(handover, ref["by"], today) if todo.owner == person.id), None)
    if late is None:
        return Dropped("nothing of theirs is late any more")
    if digest_day_now(person, context.now()) is not None and context.job.attempts < PATIENCE:
        return Postponed(context.now() + SOON, "the morning's message comes first")
    if await _asked_in_the_morning(context, person, late):
        return Dropped("this morning's message has asked")
    conversation, ts = await context.post_to(person.id, nudge_message(late, ref["by"], today))
    return Done({"channel": conversation, "ts": ts})


async def _asked_in_the_morning(context: JobContext, person: Person, late: Todo) -> bool:
    """Return whether today's message named it, and came after somebody had asked."""
    async with context.unit() as unit:
        sent = await unit.digests.get(person.id, local_date(context.now(), person.zone))
    if sent is None or (late.handover.id, late.subject) not in sent.todos:
        return False
    # One that an older version has queued does not say when: any message of today answers it.
    asked = context.job.ref.get("at")
    return not asked or moment_of(sent.ts) >= datetime.fromisoformat(asked)


JOB = JobType(
    NUDGE,
    run,
    retention=Retention.PASSING,
    failure=FailureWords("ask a colleague how it goes"),
)
