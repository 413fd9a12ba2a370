"""Hands the approved introduction e-mail over in the channel: text to copy and a link; later, that it was sent."""

from handover.introduction.drafting import INTRODUCTION_READY, introduction_file
from jobs.channel_copy import copies
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.failures import FailureWords
from messages.introduction import approval
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post or update the message. The file is a job of its own, so that a text that stands there is never said to be missing."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        # The job that opens the channel goes ahead in the same lane: it has not worked.
        return Dropped("there is no channel to hand it over in")
    handover, version = await context.handover(), int(context.job.ref["version"])
    ts = await context.show(channel.conversation, approval.ready(handover, version))
    draft = handover.introduction
    due = draft.approved and draft.version == version and not draft.sent
    if not due:
        return Done({"ts": ts})
    told = await copies(context, channel.conversation, ts, [handover.outgoing])
    return Done({"ts": ts}, follow=(introduction_file(handover.id, version), *told))


JOB = JobType(INTRODUCTION_READY, run, failure=FailureWords("hand over the introduction e-mail in the channel"))
