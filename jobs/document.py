"""Puts the handover document, everything known as Markdown, into the channel."""

from datetime import datetime

from handover.document import HANDOVER_DOCUMENT, people_named
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.document import document, file_name
from messages.failures import FailureWords
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Share the document as it is now. Its name carries the job, so that a second attempt finds the first."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel")
    people = await context.people(*people_named(handover))
    content = document(handover, people).encode()
    name, title = (
        file_name(handover, datetime.fromisoformat(context.job.ref["at"])),
        f"Handover document: {handover.account}",
    )
    await files.share(context, channel.conversation, name, content, title)
    return Done()


JOB = JobType(
    HANDOVER_DOCUMENT, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("share the handover document")
)
