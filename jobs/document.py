"""Puts the handover document, everything known as Markdown, into the channel."""

from datetime import datetime

from jobs.engine import files
from jobs.engine.context import Done, Dropped, JobContext, Outcome
from messages.document import document, file_name
from storage.store import SlackRefKind


async def deliver(context: JobContext) -> Outcome:
    """Share the document as it is now. Its name carries the job, so that a second attempt finds the first."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel")
    people = await context.people(*handover.participants)
    content = document(handover, people).encode()
    name, title = (
        file_name(handover, datetime.fromisoformat(context.job.ref["at"])),
        f"Handover document: {handover.account}",
    )
    await files.share(context, channel.conversation, name, content, title)
    return Done()
