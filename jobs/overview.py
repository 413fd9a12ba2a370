"""Keeps the summary card in the handover's channel: posted, then changed in place."""

from dataclasses import replace

from slack_sdk.errors import SlackApiError

from handover.canvas import canvas_update_soon
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.opening.jobs import bookmarks
from handover.overview import SUMMARY_CARD
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.slack_errors import code
from messages.kit.message import Message
from messages.kit.slack_codes import CHANNEL_ARCHIVED, MESSAGE_GONE
from messages.overview.summary_card import summary_card
from services.accounts import handover_brief
from services.limbo import limbo_of_handover
from storage.store import SlackRef, SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the card and have it pinned, or bring it up to date. A card somebody has deleted is posted anew.

    In a shared channel, the handover then has its place below the new one.
    """
    about = context.job.about
    async with context.unit() as unit:
        refs = await unit.slack_refs.all(about)
    channel, card = refs.get(SlackRefKind.CHANNEL), refs.get(SlackRefKind.CARD)
    if channel is None:
        # The job that opens the channel goes ahead in the same lane: it has not worked.
        return Dropped("there is no channel to show it in")
    handover, message = await card_now(context)
    if card is not None and card.conversation == channel.conversation:
        try:
            await context.update(card.conversation, card.ts, message)
        except SlackApiError as error:
            if code(error) in CHANNEL_ARCHIVED:
                return Dropped("the channel is archived")
            if code(error) not in MESSAGE_GONE:
                raise
        else:
            return Done({"ts": card.ts}, follow=_canvas(context, handover))
    ts = await context.show(channel.conversation, message)
    refs_now = card_refs(about, channel.conversation, ts, shared=bool(channel.ts))
    return Done({"ts": ts}, follow=(bookmarks(about), *_canvas(context, handover)), also=refs_now)


def card_refs(handover_id: str, conversation: str, ts: str, *, shared: bool) -> tuple[SlackRef, ...]:
    """Return where a card is that was posted, and with it the handover's place in a shared channel."""
    card = SlackRef(handover_id, SlackRefKind.CARD, conversation, ts)
    return (card, replace(card, kind=SlackRefKind.CHANNEL)) if shared else (card,)


async def card_now(context: JobContext) -> tuple[Handover, Message]:
    """Return the handover and its card, as things are now."""
    async with context.unit() as unit:
        handover = await unit.handovers.get(context.job.about)
        people = await unit.people.many(handover.participants)
        outgoing = people.get(handover.outgoing, Person(handover.outgoing, ""))
        today = local_date(context.now(), outgoing.zone)
        brief = await handover_brief(unit, handover, today, context.now())
        limbo = await limbo_of_handover(unit, handover, context.now(), outgoing)
    return handover, summary_card(handover, today, people, brief, limbo)


def _canvas(context: JobContext, handover: Handover) -> tuple[Job, ...]:
    """Return what brings the canvas to what is known, too: what changes the card changes the blueprint."""
    return (canvas_update_soon(handover.id, context.now()),) if handover.open else ()


JOB = JobType(
    SUMMARY_CARD, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT, throttled_by="chat.update"
)
