"""Tells somebody in their working hours that they have an area of an account, and brings that up to date."""

from handover.areas import AREA_WELCOME, area_with
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Said
from jobs.shared_channel import channel_for
from messages import areas as words
from messages.failures import FailureWords
from messages.kit.ids import Action
from messages.kit.message import Message


async def run(context: JobContext) -> HandlerOutcome:
    """Post it in a direct message, or bring it up to date."""
    place = None if waits_for_morning(context.job) else await place_of(context, context.job.ref["user"])
    if place is None:
        return await _tell(context)
    await place.replace(
        context, await _message(context) or words.over(await context.handover(), context.job.ref["user"])
    )
    return Done({"ts": place.ts})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return it, unless they have no area any more."""
    message = await _message(context)
    handover = await context.handover()
    if message is None or not handover.open:
        return Dropped("they have no area any more, or the handover has ended")
    return Said(message)


async def _message(context: JobContext) -> Message | None:
    user = context.job.ref["user"]
    handover = await context.handover()
    area = area_with(handover, user)
    if area is None:
        return None
    return words.welcome(handover, area, await context.person(user), await channel_for(context, handover, user))


_tell = in_working_hours(say)

JOB = JobType(
    AREA_WELCOME,
    run,
    failure=FailureWords(
        asked="You have an area of this customer, with answers to read and accept.",
        button=("See the whole handover", Action.OPEN),
    ),
    say=say,
)
