"""Tells the author of the introduction e-mail that it was sent back and why, and says in the same message how it went on."""

from handover.introduction.drafting import EMAIL_SENT_BACK
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Said
from messages.failures import EMAIL_TO_CHANGE
from messages.introduction import sending_back


async def run(context: JobContext) -> HandlerOutcome:
    """Post it in a direct message, in their working hours, or bring it up to date."""
    user, version = context.job.ref["user"], int(context.job.ref["version"])
    # Looked at first: with somebody who has left there is no conversation to look into.
    handover = await context.handover_for(user)
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _tell(context)
    await place.replace(context, sending_back.notice(handover, version, context.job.ref["by"]))
    return Done({"ts": place.ts})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return that it was sent back, unless it is changed, approved or taken back already."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    back, version = handover.introduction.returned, int(ref["version"])
    if back is None or back.at.isoformat() != ref["at"] or handover.introduction.version != version:
        return Dropped("it is changed or taken back before it was said")
    if not handover.active:
        return Dropped("the handover is paused or has ended")
    return Said(sending_back.notice(handover, version, ref["by"]))


_tell = in_working_hours(say)

JOB = JobType(EMAIL_SENT_BACK, run, on_failure=OnFailure.TELL_EACH, failure=EMAIL_TO_CHANGE, say=say)
