"""Tells whoever started a handover, and its manager, that somebody named in it has declined; or, in place, that they have not."""

from handover.access import may_see, members_only
from handover.declining import DECLINED, declined_by
from handover.replanning.proposed import replaced_by
from handover.replanning.undoing import may_undo, still_holds
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.declining import notice


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note in a direct message, or bring it up to date."""
    user, by = context.job.ref["user"], context.job.ref["by"]
    handover, person = await context.handover(), members_only(await context.person(user))
    declined = declined_by(handover, by)
    conversation = await context.dm(user)
    made = replaced_by(handover, by) if by != handover.incoming else None
    over = declined is None or made is not None or by not in handover.participants
    if over and not await context.has_posted(conversation):
        return Dropped("it was taken back, or somebody else was chosen, before it was said")
    proposed = await context.person(declined.instead) if declined is not None and declined.instead else None
    undo = made is not None and still_holds(handover, made[0], context.now()) and may_undo(handover, made[0], person)
    message = notice(handover, by, declined, participant=may_see(handover, person), proposed=proposed, undo=undo)
    return Done({"ts": await context.show(conversation, message)})


JOB = JobType(DECLINED, run)
