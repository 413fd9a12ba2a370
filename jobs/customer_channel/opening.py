"""Makes a channel with the customer as it was confirmed: its name, topic, colleagues, the first words, and the invitations."""

from datetime import datetime

from slack_sdk.errors import SlackApiError

from handover.customer_channel.inviting import invite_all
from handover.customer_channel.planning import (
    CUSTOMER_CHANNEL_OPEN,
    CUSTOMER_CHANNEL_SHOWN,
    not_opened,
    of_number,
    opened,
)
from handover.customer_channel.saying import say_all
from handover.model.customer_channel import CustomerChannel
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.conversations import channels_made_by, made_at
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import already, code, refuses_only_this
from messages.customer_channel.told import OPENING, progress
from messages.kit.slack_codes import SlackCode
from storage.store import SlackRef, SlackRefKind, UnitOfWork


async def run(context: JobContext) -> HandlerOutcome:
    """Make it, unless an attempt that was cut off has; then invite and say what was confirmed."""
    number = context.job.ref["number"]
    handover = await context.handover()
    channel = of_number(handover, number)
    if channel.draft:
        return Dropped("it is a draft again")
    conversation = channel.conversation
    if not conversation:
        try:
            conversation = await _made(context, channel)
        except SlackApiError as error:
            if code(error) != SlackCode.NAME_TAKEN:
                raise
            await context.decide(lambda h: not_opened(h, number, SlackCode.NAME_TAKEN))
            return Done({"refused": SlackCode.NAME_TAKEN})
    await _keep(context, number, conversation)
    if not channel.existing:
        await _furnish(context, channel, conversation)
    handover = await context.handover()
    channel = of_number(handover, number)
    return Done({"channel": conversation}, follow=(*say_all(handover, channel), *invite_all(handover, channel)))


async def _keep(context: JobContext, number: str, conversation: str) -> None:
    """Remember the channel, in one transaction with the mark that nothing internal is ever said there."""
    place = SlackRef(context.job.about, SlackRefKind.CUSTOMER_CHANNEL, conversation, subject=number)

    async def beside(unit: UnitOfWork) -> None:
        await unit.slack_refs.put(place)

    await context.decide(lambda h: opened(h, number, conversation), beside)


async def _made(context: JobContext, channel: CustomerChannel) -> str:
    """Return the id of the channel: the one that an attempt which was cut off has made, else a new one. Raises SlackApiError."""
    if context.job.attempts > 1 and channel.confirmed_at is not None:
        orphan = await _orphan(context, channel.name, channel.confirmed_at)
        if orphan:
            return orphan
    created = await context.client.conversations_create(name=channel.name, is_private=True)
    return str(created["channel"]["id"])


async def _orphan(context: JobContext, name: str, since: datetime) -> str:
    """Return the id of a channel that we made under this name since it was confirmed, and that belongs to nothing; else empty."""
    me = (await context.client.auth_test())["user_id"]
    async for found in channels_made_by(context.client, me):
        if found["name"] == name and made_at(found) >= since.replace(microsecond=0):
            async with context.unit() as unit:
                taken = await unit.slack_refs.places_in(found["id"]) or await unit.slack_refs.with_customers(
                    found["id"]
                )
            if not taken:
                return str(found["id"])
    return ""


async def _furnish(context: JobContext, channel: CustomerChannel, conversation: str) -> None:
    """Set the topic and bring colleagues in. What Slack does not allow of it is left out: the channel is there."""
    try:
        if channel.topic:
            await context.client.conversations_setTopic(channel=conversation, topic=channel.topic)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
    for user in channel.colleagues:
        try:
            await context.client.conversations_invite(channel=conversation, users=user)
        except SlackApiError as error:
            if not (already(error) or refuses_only_this(error)):
                raise


async def show(context: JobContext) -> HandlerOutcome:
    """Show whoever confirmed it how far it is, in one message that is brought up to date."""
    user = context.job.ref["user"]
    handover = await context.handover_for(user)
    channel = handover.customer_channel
    if channel is None or str(channel.number) != context.job.ref["number"] or (channel.draft and not channel.why):
        return Dropped("there is nothing to show")
    return Done({"ts": await context.show(await context.dm(user), progress(handover, channel))})


OPEN = JobType(CUSTOMER_CHANNEL_OPEN, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=OPENING)
SHOW = JobType(CUSTOMER_CHANNEL_SHOWN, show, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
