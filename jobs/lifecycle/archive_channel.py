"""Archives the channel of a handover that ended a week ago."""

from datetime import datetime

from slack_sdk.errors import SlackApiError

from handover.book.channels import channel_of
from handover.channel import awaits_channel
from handover.lifecycle import ARCHIVE_CHANNEL, archive_due
from handover.model.handover import Handover
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import already
from messages.failures import FailureWords
from storage.store import SlackRef, SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Archive the channel, unless the handover was reopened since. A shared one is archived after the last of its handovers."""
    handover = await context.handover()
    channel = await context.slack_ref(SlackRefKind.CHANNEL) or await _opened_for_it(context, handover)
    if channel is None or not archive_due(handover, datetime.fromisoformat(context.job.ref["closed_at"])):
        return Dropped("the handover goes on")
    if await _others_go_on(context, channel):
        return Dropped("others go on in it")
    try:
        await context.client.conversations_archive(channel=channel.conversation)
    except SlackApiError as error:
        if not already(error):
            raise
    return Done()


async def _opened_for_it(context: JobContext, handover: Handover) -> SlackRef | None:
    """Return the shared channel in which a handover was to have a place when it ended; None for one of its own."""
    if handover.shares is None:
        return None
    async with context.unit() as unit:
        channel = channel_of(await unit.books.get(handover.shares.book), handover.shares)
    there = channel is not None and channel.conversation
    return SlackRef(handover.id, SlackRefKind.CHANNEL, there) if there else None


async def _others_go_on(context: JobContext, channel: SlackRef) -> bool:
    async with context.unit() as unit:
        ids = [one.handover_id for one in await unit.slack_refs.places_in(channel.conversation)]
        found = await unit.handovers.many(ids)
    others = [found.get(one) for one in ids if one != context.job.about]
    # One that cannot be read may well be open.
    return any(one is None or awaits_channel(one, context.now()) for one in others)


JOB = JobType(
    ARCHIVE_CHANNEL,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(
        "archive the channel",
        way_out="Nothing is lost by it. Please archive it yourself when nobody needs it any more (the channel's settings).",
    ),
)
