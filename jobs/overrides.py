"""Says in the channel, and to whose decision it was, that something was decided in somebody's place; or that it was taken back."""

from handover.overrides import OVERRIDDEN, OVERRIDE_TOLD
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, Retention, Said
from messages.failures import FailureWords
from messages.overrides import note, told
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, or bring it up to date."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel to say it in")
    message = note(handover, int(context.job.ref["number"]))
    return Done({"ts": await context.show_in(channel, message)})


async def run_told(context: JobContext) -> HandlerOutcome:
    """Tell one person, in their working hours, or bring that message up to date."""
    user = context.job.ref["user"]
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell(context)
    await place.replace(context, told(await context.handover_for(user), int(context.job.ref["number"])))
    return Done({"ts": place.ts})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return what was decided in their place, unless it was taken back before they heard of it."""
    handover, number = await context.handover_for(context.job.ref["user"]), int(context.job.ref["number"])
    if handover.overrides[number].taken_back_by:
        return Dropped("it was taken back before it was said")
    return Said(told(handover, number))


_tell = in_working_hours(say)

JOB = JobType(
    OVERRIDDEN, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post a note in the channel")
)
TOLD = JobType(
    OVERRIDE_TOLD,
    run_told,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("tell somebody what was decided in their place"),
    say=say,
)
