"""Asks one person to approve the introduction e-mail, and says in the same message how it went."""

from handover.hours import heard_at
from handover.introduction.drafting import APPROVAL_WANTED
from handover.model.people import Person
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure
from messages.failures import NO_APPROVAL
from messages.introduction import approval


async def run(context: JobContext) -> HandlerOutcome:
    """Post the request in a direct message, in their working hours, or bring it up to date."""
    user, version = context.job.ref["user"], int(context.job.ref["version"])
    handover = await context.handover_for(user)
    draft = handover.introduction
    conversation = await context.dm(user)
    if not await context.has_posted(conversation):
        if draft.version != version or draft.asked_at is None or draft.approved:
            return Dropped("it is settled before they were asked")
        begins = heard_at((await context.people(user)).get(user, Person(user, "")), context.now())
        if begins > context.now():
            return Postponed(begins, "it is outside their working hours")
    return Done({"ts": await context.show(conversation, approval.approval_wanted(handover, version))})


JOB = JobType(APPROVAL_WANTED, run, on_failure=OnFailure.TELL_EACH, failure=NO_APPROVAL)
