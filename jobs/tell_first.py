"""Names to the outgoing CSM who of the customer's people is to be told before the introduction e-mail goes."""

from handover.tell_first import TELL_FIRST, to_tell
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Retention, Said
from messages import tell_first
from messages.failures import FailureWords
from messages.kit.message import Message
from services.tell_first import people_known


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message in their working hours, or bring it up to date."""
    user = context.job.ref["user"]
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell(context)
    message = await _message(context)
    if message is None:
        return Dropped("there is nobody any more who is to be told")
    await place.replace(context, message)
    return Done({"ts": place.ts})


async def say(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return the message, unless nobody is to be told, or the introduction is sent."""
    handover = await context.handover_for(context.job.ref["user"])
    message = await _message(context)
    if message is None or not handover.active or handover.customer_told:
        return Dropped("there is nobody to be told before it goes")
    return Said(message)


async def _message(context: JobContext) -> Message | None:
    handover = await context.handover_for(context.job.ref["user"])
    async with context.unit() as unit:
        people = to_tell(await people_known(unit, await unit.handovers.get(handover.id)))
    return tell_first.to_be_told(handover, people) if people else None


_tell = in_working_hours(say)

JOB = JobType(
    TELL_FIRST,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("say who is to be told before the introduction e-mail goes"),
    say=say,
)
