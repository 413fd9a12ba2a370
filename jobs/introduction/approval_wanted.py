"""Asks one person to approve the introduction e-mail, and says in the same message how it went."""

from jobs.engine.context import Done, JobContext, Outcome
from messages.introduction import approval


async def deliver(context: JobContext) -> Outcome:
    """Post the request in a direct message, or bring it up to date."""
    user = context.job.ref["user"]
    message = approval.approval_wanted(await context.handover_for(user), int(context.job.ref["version"]))
    conversation = await context.dm(user)
    return Done({"ts": await context.show(conversation, message)})
