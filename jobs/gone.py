"""Asks whoever decides how it goes on without somebody who can take part no more: once, in their hours, then brought up to date."""

from handover.access import may_see, members_only
from handover.gone import SOMEBODY_GONE, misses
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Retention, Said
from messages.failures import FailureWords
from messages.gone import notice
from messages.kit.message import Message


async def run(context: JobContext) -> HandlerOutcome:
    """Ask in a direct message, or bring it up to date."""
    place = None if waits_for_morning(context.job) else await place_of(context, context.job.ref["user"])
    if place is None:
        return await _tell(context)
    await place.replace(context, await _message(context))
    return Done({"ts": place.ts})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the question, unless somebody is in their place by now, or they are back."""
    handover, gone = await context.handover(), context.job.ref["gone"]
    if not handover.open or not misses(handover, gone):
        return Dropped("somebody is in their place by now, or the handover has ended")
    if not (await context.person(gone)).barred:
        return Dropped("they can take part again")
    return Said(await _message(context))


async def _message(context: JobContext) -> Message:
    ref = context.job.ref
    handover, person = await context.handover(), members_only(await context.person(ref["user"]))
    is_back = not (await context.person(ref["gone"])).barred
    return notice(handover, ref["gone"], is_back=is_back, takes_part=may_see(handover, person))


_tell = in_working_hours(say)

JOB = JobType(
    SOMEBODY_GONE,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask how it goes on without somebody", to_person=False),
    say=say,
)
