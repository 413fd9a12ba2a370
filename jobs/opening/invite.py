"""Bring everybody who takes part into the handover's channel, one by one, so that one who cannot come keeps nobody out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from slack_sdk.errors import SlackApiError

from handover.book.channels import channel_of, with_channel
from handover.failures import who_can_act
from handover.model.handover import Handover
from handover.model.shared_channel import SharedChannel
from handover.opening.jobs import INVITE, invite_later
from handover.shared_channel import comes_in
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.conversations import members_of
from jobs.engine.job_type import JobType, Retention
from jobs.engine.slack_errors import already, code, may_change, refuses_only_this
from messages.failures import FailureWords
from messages.kit.message import Message
from messages.opening.channel import not_invited
from storage.store import SlackRef, SlackRefKind

TRY_AGAIN = timedelta(hours=1)


async def run(context: JobContext) -> HandlerOutcome:
    """Invite each participant. Whoever Slack will not let in is named with the reason; whom a rule keeps out is invited later.

    Into a shared channel its people are invited once, and again when somebody asks for it.

    That is said in the channel, or directly to somebody who can act while nobody is in it.
    """
    handover = await context.handover()
    ref = await context.slack_ref(SlackRefKind.CHANNEL)
    if ref is None or not handover.open:
        return Dropped("there is no open channel to come to")
    if handover.shares is not None and context.job.generation == 1 and await _were_invited(context, handover.shares):
        return Done()
    refused = {user: why for user in comes_in(handover) if (why := await _refused(context, ref.conversation, user))}
    inside = await members_of(context.client, ref.conversation) if refused else ()
    outside = {user: code(why) for user, why in refused.items() if user not in inside}
    later = any(may_change(why) for user, why in refused.items() if user in outside)
    if outside:
        await _tell(context, handover, ref, not_invited(handover, outside, later=later), outside)
    if handover.shares is not None:
        await _note_invited(context, handover.shares)
    return Done(outside, follow=(invite_later(handover.id, context.now() + TRY_AGAIN),) if later else ())


async def _were_invited(context: JobContext, shared: SharedChannel) -> bool:
    async with context.unit() as unit:
        channel = channel_of(await unit.books.get(shared.book), shared)
    return channel is not None and channel.invited


async def _note_invited(context: JobContext, shared: SharedChannel) -> None:
    async with context.unit() as unit:
        book = await unit.books.get(shared.book, lock=True)
        if (channel := channel_of(book, shared)) is not None and not channel.invited:
            await unit.books.save(with_channel(book, replace(channel, invited=True)))


async def _refused(context: JobContext, channel: str, user: str) -> SlackApiError | None:
    """Return why this person cannot come in, None when they are in."""
    try:
        await context.client.conversations_invite(channel=channel, users=[user])
    except SlackApiError as error:
        if already(error):
            return None
        if not refuses_only_this(error):
            raise
        return error
    return None


async def _tell(
    context: JobContext, handover: Handover, channel: SlackRef, message: Message, outside: Mapping[str, str]
) -> None:
    # Invited again because somebody joined, the job speaks of whoever is outside then.
    if not outside.keys() >= set(comes_in(handover)):
        await context.post_in(channel, message, part=f":{','.join(outside)}")
    elif user := who_can_act(handover, await context.people(handover.opened_by, *handover.participants), ""):
        await context.post_to(user, message)


JOB = JobType(
    INVITE, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("invite everybody into the channel")
)
