"""Looks whether the bot can write in a handover's channel, lets what is owed there go on, and tells everybody."""

from datetime import datetime

from slack_sdk.errors import SlackApiError

from handover.channel import (
    CHANNEL_CLOSED,
    CHANNEL_LOOK,
    DELETED,
    LOOK_EVERY,
    awaits_channel,
    channel_open_again,
    close_channel,
    look_later,
)
from handover.model.channel import ChannelClosed
from handover.model.jobs import channel_lane
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import ErrorMeaning, classify
from messages import channel as words
from messages.kit.slack_codes import SlackCode
from services.which_account.asking import open_in
from storage.store import SlackRef, SlackRefKind

SHOWN_BY_SLACK = frozenset(
    {SlackCode.CHANNEL_NOT_FOUND, SlackCode.IS_ARCHIVED, SlackCode.IS_INACTIVE, SlackCode.NOT_IN_CHANNEL, DELETED}
)
"""Causes that a look at the channel shows. Others, such as a rule about who may post, show only when something is posted."""


async def look(context: JobContext) -> HandlerOutcome:
    """See whether the channel can be written in, and store what has changed, with all that follows.

    While it cannot, one look an hour makes up for an event that was missed.
    """
    handover, channel = await context.handover(), await context.slack_ref(SlackRefKind.CHANNEL)
    ref, known, now = context.job.ref, handover.channel_closed, context.now()
    if channel is None or not awaits_channel(handover, now):
        return Dropped("nothing is owed in a channel")
    planned = "since" in ref
    if planned and (known is None or known.since.isoformat() != ref["since"]):
        return Dropped("it was opened meanwhile")
    why = await _seen(context, channel.conversation) or _unseen(context, known)
    if not why:
        return await _opened(context, known)
    if not handover.open and known is None and "refused" not in ref:
        return Dropped("nothing is owed in the channel of a handover that has ended")
    why = DELETED if known is not None and known.why == DELETED and why == SlackCode.CHANNEL_NOT_FOUND else why
    people = await context.people(*handover.participants) if await _speaks(context, channel) else {}
    closed = await context.decide(lambda h: close_channel(h, why, people, by=ref.get("by", ""), now=now))
    return Done({"closed": why}, follow=(look_later(closed, now + LOOK_EVERY),) if planned else ())


async def _speaks(context: JobContext, channel: SlackRef) -> bool:
    """Return whether people are told for this handover: of several that share a channel, one speaks for all."""
    async with context.unit() as unit:
        places = await unit.slack_refs.places_in(channel.conversation)
    return not channel.ts or places[0] == channel


async def _opened(context: JobContext, known: ChannelClosed | None) -> Done:
    if known is None and "refused" in context.job.ref:
        # Refused, though nothing shows why: tried again in its own time, not in a circle.
        return Done({"open": "as far as Slack shows"})
    lane = channel_lane(context.job.about)
    await context.store.paused_jobs.release_lane(context.job.workspace, lane, context.now())
    await context.decide(channel_open_again)
    return Done({"open": "yes"})


async def _seen(context: JobContext, conversation: str) -> str:
    """Return why the channel cannot be written in, as far as Slack shows that; empty when it does not."""
    try:
        answer = await context.client.conversations_info(channel=conversation)
    except SlackApiError as error:
        failed = classify(error)
        if failed.meaning is not ErrorMeaning.CHANNEL_CLOSED:
            raise
        deleted = failed.why == SlackCode.CHANNEL_NOT_FOUND and context.job.ref.get("why") == DELETED
        return DELETED if deleted else failed.why
    channel = answer["channel"]
    if channel.get("is_archived"):
        return SlackCode.IS_ARCHIVED
    return "" if channel.get("is_member", True) else SlackCode.NOT_IN_CHANNEL


def _unseen(context: JobContext, known: ChannelClosed | None) -> str:
    """Return why posting was refused although the channel looks open; empty when nothing says that it still is."""
    refused = context.job.ref.get("why", "")
    if refused and refused not in SHOWN_BY_SLACK:
        return refused
    if known is not None and known.why not in SHOWN_BY_SLACK and "said" not in context.job.ref:
        return known.why
    return ""


async def tell(context: JobContext) -> HandlerOutcome:
    """Tell one person that the channel is closed and what can be done; once it is open, say so in the same message."""
    user, since = context.job.ref["user"], datetime.fromisoformat(context.job.ref["since"])
    handover, channel = await context.handover_for(user), await context.slack_ref(SlackRefKind.CHANNEL)
    place, now_closed = channel.conversation if channel else "", handover.channel_closed
    told = await context.recalled(user)
    if now_closed is not None and now_closed.since == since:
        if told is None:
            others = await _others(context, channel)
            await context.post_to(user, words.closed(handover, now_closed, user, place, others))
        return Done()
    if told is None:
        return Dropped("it has changed before it was said")
    message = words.open_again(handover, place) if now_closed is None else words.closed_otherwise(handover)
    await context.updated(told[0], told[1], message)
    return Done()


async def _others(context: JobContext, channel: SlackRef | None) -> int:
    """Return how many other open handovers share the channel."""
    if channel is None:
        return 0
    async with context.unit() as unit:
        here = await open_in(unit, channel.conversation)
    return sum(one.id != context.job.about for one in here)


LOOK_JOB = JobType(CHANNEL_LOOK, look, retention=Retention.PASSING, on_failure=OnFailure.SILENT)
TELL_JOB = JobType(CHANNEL_CLOSED, tell, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
