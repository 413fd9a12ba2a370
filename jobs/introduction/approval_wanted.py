"""Asks one person to approve the introduction e-mail, and says in the same message how it went."""

from handover.introduction.drafting import APPROVAL_WANTED
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from messages.failures import NO_APPROVAL
from messages.introduction import approval


async def run(context: JobContext) -> HandlerOutcome:
    """Post the request in a direct message, or bring it up to date."""
    user = context.job.ref["user"]
    message = approval.approval_wanted(await context.handover_for(user), int(context.job.ref["version"]))
    conversation = await context.dm(user)
    return Done({"ts": await context.show(conversation, message)})


JOB = JobType(APPROVAL_WANTED, run, on_failure=OnFailure.TELL_EACH, failure=NO_APPROVAL)
