"""Tells the manager of a customer who has concerns or says no: once, in their hours, then brought up to date."""

from handover.customer_reply import CUSTOMER_REPLY_TOLD, reply_at, standing_number
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Said
from messages.customer_reply.shown import SEE
from messages.customer_reply.told import told
from messages.failures import FailureWords
from messages.kit.ids import Action


async def run(context: JobContext) -> HandlerOutcome:
    """Post it in a direct message, in their working hours, or bring it up to date."""
    user, number = context.job.ref["user"], int(context.job.ref["number"])
    handover = await context.handover_for(user)
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None or reply_at(handover, number) is None:
        return await _tell(context)
    await place.replace(context, told(handover, number, short=place.shared))
    return Done({"ts": place.ts})


async def say(context: JobContext, among_others: bool) -> Said | Dropped:
    """Return what the customer said, unless it holds no more, or the handover has ended."""
    handover, number = await context.handover_for(context.job.ref["user"]), int(context.job.ref["number"])
    if standing_number(handover) != number or not handover.open:
        return Dropped("it holds no more, or the handover has ended")
    return Said(told(handover, number, short=among_others))


_tell = in_working_hours(say)

JOB = JobType(
    CUSTOMER_REPLY_TOLD,
    run,
    failure=FailureWords(
        asked="What the customer said to the introduction e-mail waits for you.",
        button=(SEE, Action.CUSTOMER_REPLY_READ),
    ),
    say=say,
)
