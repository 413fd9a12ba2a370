"""Tells whoever started a handover, and its manager, that somebody named in it has declined; or, in place, that they have not."""

from handover.access import may_see, members_only
from handover.declining import DECLINED, declined_by
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.declining import notice


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note in a direct message, or bring it up to date."""
    user, by = context.job.ref["user"], context.job.ref["by"]
    handover, person = await context.handover(), members_only(await context.person(user))
    declined = declined_by(handover, by)
    conversation = await context.dm(user)
    if declined is None and not await context.has_posted(conversation):
        return Dropped("it was taken back before it was said")
    message = notice(handover, by, declined, participant=may_see(handover, person))
    return Done({"ts": await context.show(conversation, message)})


JOB = JobType(DECLINED, run)
