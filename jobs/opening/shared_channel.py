"""Has a handover's place opened in a channel that it shares with others of its book: its card, below which all of it is said.

The first of them to come opens the channel; the others wait for it. Whose turn that is, and which channel it became, stands in the
book, so that no two are made.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handover.book.book import BookChannel
from handover.book.channels import channel_of, with_channel
from handover.channel import look_after_success
from handover.model.handover import Handover
from handover.model.shared_channel import SharedChannel
from handover.opening.jobs import furnishing, welcomes
from jobs.engine.audience import OutsidersPresent
from jobs.engine.context import Done, HandlerOutcome, JobContext, Postponed
from jobs.opening.brought_back import brought_back
from jobs.opening.making import made
from jobs.opening.topic import put_topic
from jobs.overview import card_now, card_refs
from messages.opening import shared_channel as words
from storage.store import SlackRef

FIRST_LOOK = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=5)
"""How long a handover waits for another one to open the channel, before it looks again: longer each time, up to this."""
PATIENCE = 60
"""Looks, an hour in all, after which it opens the channel itself: the other one cannot."""
ABOUT = ":about"
"""What the key of the channel's first message ends with, which says what it is for."""


async def open_shared(
    context: JobContext, handover: Handover, shared: SharedChannel, ref: SlackRef | None, lost: str
) -> HandlerOutcome:
    """Post the card in the channel, which is opened first where it is not there, or is the one that is `lost`."""
    if ref is not None and ref.conversation != lost:
        return Done({"channel": ref.conversation}, follow=welcomes(handover, again=True))
    channel = await _claimed(context, handover, shared, lost)
    if not channel.conversation and channel.opened_by != handover.id:
        return Postponed(_next_look(context), "another handover opens the channel")
    if not channel.conversation:
        channel = await _opened(context, handover, shared, channel)
    elif not await brought_back(context, channel.conversation):
        return await open_shared(context, handover, shared, ref, channel.conversation)
    try:
        await context.audience.require_insiders_for(handover.id, channel.conversation)
    except OutsidersPresent:
        return Postponed(context.now() + LONGEST_WAIT, "somebody from outside is in the channel")
    _, card = await card_now(context)
    ts = await context.show(channel.conversation, card)
    refs = card_refs(handover.id, channel.conversation, ts, shared=True)
    instead = (*furnishing(handover), look_after_success(handover.id)) if lost else ()
    return Done({"channel": channel.conversation}, follow=(*instead, *welcomes(handover, again=True)), also=refs)


async def _claimed(context: JobContext, handover: Handover, shared: SharedChannel, lost: str) -> BookChannel:
    """Return what is known of the channel; that this handover opens it, where none is there and no other is about to."""
    async with context.unit() as unit:
        book = await unit.books.get(shared.book, lock=True)
        known = channel_of(book, shared)
        if known is not None and known.conversation and known.conversation != lost:
            return known
        if known is not None and not known.conversation and context.job.attempts < PATIENCE:
            opener = (await unit.handovers.many([known.opened_by])).get(known.opened_by)
            if opener is not None and opener.open:
                return known
        claimed = BookChannel(shared.leaver, shared.incoming, handover.id)
        await unit.books.save(with_channel(book, claimed))
    return claimed


async def _opened(context: JobContext, handover: Handover, shared: SharedChannel, channel: BookChannel) -> BookChannel:
    """Make the channel, and say in it what it is for."""
    people = await context.people(shared.outgoing, shared.incoming)
    conversation = await made(context, handover, words.channel_name(handover, people))
    await put_topic(context, conversation, words.topic(handover, people))
    await context.post(conversation, words.about(handover), part=ABOUT)
    opened = replace(channel, conversation=conversation)
    async with context.unit() as unit:
        book = await unit.books.get(shared.book, lock=True)
        await unit.books.save(with_channel(book, opened))
    return opened


def _next_look(context: JobContext) -> datetime:
    return context.now() + min(FIRST_LOOK * context.job.attempts, LONGEST_WAIT)
