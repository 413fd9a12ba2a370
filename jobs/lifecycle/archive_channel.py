"""Archives the channel of a handover that ended a week ago."""

from datetime import datetime

from slack_sdk.errors import SlackApiError

from handover.lifecycle import ARCHIVE_CHANNEL, archive_due
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import already
from messages.failures import FailureWords
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Archive the channel, unless the handover was reopened since."""
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None or not archive_due(handover, datetime.fromisoformat(context.job.ref["closed_at"])):
        return Dropped("the handover goes on")
    try:
        await context.client.conversations_archive(channel=channel.conversation)
    except SlackApiError as error:
        if not already(error):
            raise
    return Done()


JOB = JobType(
    ARCHIVE_CHANNEL,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(
        "archive the channel",
        way_out="Nothing is lost by it. Please archive it yourself when nobody needs it any more (the channel's settings).",
    ),
)
