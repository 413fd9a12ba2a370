"""Asks whoever decides how it goes on without somebody who can take part no more: once, in their hours, then brought up to date."""

from handover.access import may_see, members_only
from handover.gone.asking import SOMEBODY_GONE, is_latest, misses, way_back
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Retention, Said
from messages.failures import FailureWords
from messages.gone import notice, superseded
from messages.kit.message import Message


async def run(context: JobContext) -> HandlerOutcome:
    """Ask in a direct message, or bring it up to date."""
    place = None if waits_for_morning(context.job) else await place_of(context, context.job.ref["user"])
    if place is None:
        return await _tell(context)
    await place.replace(context, await _message(context))
    return Done({"ts": place.ts})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the question, or that they are back; nothing where somebody is in their place by now, or nothing has come of it."""
    handover, gone = await context.handover(), context.job.ref["gone"]
    is_back = not (await context.person(gone)).barred
    if not handover.open or not is_latest(handover, gone, _times(context)):
        return Dropped("the handover has ended, or something newer is said")
    if is_back and way_back(handover, gone) is None:
        return Dropped("they can take part again")
    if not is_back and not misses(handover, gone):
        return Dropped("somebody is in their place by now")
    return Said(await _message(context))


async def _message(context: JobContext) -> Message:
    ref = context.job.ref
    handover, person = await context.handover(), members_only(await context.person(ref["user"]))
    takes_part = may_see(handover, person)
    if not is_latest(handover, ref["gone"], _times(context)):
        return superseded(handover, ref["gone"], takes_part=takes_part)
    is_back = not (await context.person(ref["gone"])).barred
    return notice(handover, ref["gone"], is_back=is_back, takes_part=takes_part)


def _times(context: JobContext) -> str:
    """Return the number of what is said about somebody; what older versions have queued has none."""
    return context.job.ref.get("times", "0")


_tell = in_working_hours(say)

JOB = JobType(
    SOMEBODY_GONE,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask how it goes on without somebody", to_person=False),
    say=say,
)
