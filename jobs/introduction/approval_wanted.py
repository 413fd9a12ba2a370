"""Asks one person to approve the introduction e-mail, and says in the same message how it went."""

from handover.introduction.drafting import APPROVAL_WANTED
from handover.model.records import Contact
from handover.roles import has_declined
from handover.tell_first import untold
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, place_of, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Said
from messages.failures import NO_APPROVAL
from messages.introduction import approval
from services.tell_first import people_known


async def run(context: JobContext) -> HandlerOutcome:
    """Post the request in a direct message, in their working hours, or bring it up to date."""
    user, version = context.job.ref["user"], int(context.job.ref["version"])
    # Looked at first: with somebody who has left there is no conversation to look into.
    handover = await context.handover_for(user)
    place = None if waits_for_morning(context.job) else await place_of(context, user)
    if place is None:
        return await _ask(context)
    wanted = approval.approval_wanted(handover, version, reader=user, short=place.shared, left=await _untold(context))
    await place.replace(context, wanted)
    return Done({"ts": place.ts})


async def say(context: JobContext, among_others: bool) -> Said | Dropped:
    """Return the request, unless it is settled already. Among others the e-mail is one tap away instead of in it."""
    handover, version = await context.handover_for(context.job.ref["user"]), int(context.job.ref["version"])
    draft = handover.introduction
    if draft.version != version or draft.asked_at is None or draft.approved or not handover.active:
        return Dropped("it is settled before they were asked, or the handover is paused or has ended")
    if has_declined(handover, context.job.ref["user"]):
        return Dropped("they have declined the handover")
    return Said(approval.approval_wanted(handover, version, short=among_others, left=await _untold(context)))


async def _untold(context: JobContext) -> tuple[Contact, ...]:
    handover = await context.handover()
    async with context.unit() as unit:
        return untold(handover, await people_known(unit, await unit.handovers.get(handover.id)))


_ask = in_working_hours(say)

JOB = JobType(APPROVAL_WANTED, run, on_failure=OnFailure.TELL_EACH, failure=NO_APPROVAL, say=say)
