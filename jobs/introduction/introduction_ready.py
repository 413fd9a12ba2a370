"""Hands the approved introduction e-mail over in the channel: text to copy, a link, a file; later, that it was sent."""

from handover.introduction.drafting import INTRODUCTION_READY
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.failures import FailureWords
from messages.introduction import approval, email
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post or update the message; with the version's first posting, put the .eml file into its thread."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        # The job that opens the channel goes ahead in the same lane: it has not worked.
        return Dropped("there is no channel to hand it over in")
    handover, version = await context.handover(), int(context.job.ref["version"])
    ts = await context.show(channel.conversation, approval.ready(handover, version))
    draft = handover.introduction
    if draft.approved and draft.version == version and not draft.sent:
        name = f"introduction-v{version}.eml"
        await files.share(
            context, channel.conversation, name, email.eml(draft), f"Introduction e-mail, version {version}", ts
        )
    return Done({"ts": ts})


JOB = JobType(INTRODUCTION_READY, run, failure=FailureWords("hand over the introduction e-mail in the channel"))
