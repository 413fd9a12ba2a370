"""What somebody writes in a handover's channel. People talk there with each other, and most of it is not for us.

What the one who is asked replies to a message of ours, or says to us by name, may be an answer: it is offered to be saved. What
was saved follows its message when that is changed or deleted. Others of the handover who write below a message of ours, where
nobody else has, are told once where that goes.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from handover.interview.answering import find_holder
from handover.interview.offers import offer_in_channel, offered
from handover.interview.replies import AnswerText, Guess, InterviewCommand, NotApplicable, Unclear, parse_reply
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.refusals import Refusal
from handover.outsiders import OutsidersInChannel
from handover.queries import Query, answer
from services.acting import act, view
from services.context import Services
from services.interview.in_thread import ReadThread
from services.interview.messages import process
from services.message_event import MessageEvent
from services.outsiders import require_insiders
from services.request import Request
from services.which_account import asking as which_account


@dataclass(frozen=True)
class Below:
    """What a message in a thread stands below: the key of the job that posted the first message, empty where it was no job of
    ours; and whether nobody but its writer and we have said anything there before it."""

    key: str = ""
    alone: bool = False


ReadBelow = Callable[[], Awaitable[Below]]
"""Returns what the message stands below."""


async def said_in_channel(
    services: Services,
    request: Request,
    event_id: str,
    event: MessageEvent,
    read_below: ReadBelow,
    read_thread: ReadThread,
    *,
    addressed: bool = False,
) -> None:
    """Offer to save a reply to a message of ours, or what is `addressed` to us by name; or let what is saved follow its message.

    Nobody is refused in a conversation of theirs: what may not be, or is no answer, is let be.
    """
    async with services.store.begin(request.workspace) as unit:
        place = await unit.slack_refs.place_at(event.conversation, event.thread)
        handover = await unit.handovers.get(place.handover_id) if place is not None else None
    if place is None:
        await _ask_which(services, request, event)
    if handover is None or not handover.active:
        return
    if not event.new:
        if find_holder(handover, event.stamp) is not None:
            await process(services, request, event_id, event, read_thread)
        return
    try:
        if event.user != handover.outgoing:
            if event.thread and not addressed and is_said(event):
                await _tell_where(services, request, event, handover, await read_below())
        elif may_be_an_answer(event) and (event.thread or addressed):
            below = await read_below() if event.thread else Below()
            if below.key or addressed:
                await offer(services, request, event, handover, below.key)
    except Refusal:
        return


async def _ask_which(services: Services, request: Request, event: MessageEvent) -> None:
    """Ask which account a message at the top of a shared channel is about; nothing while outsiders are in there."""
    if event.new and not event.thread and is_said(event):
        with suppress(OutsidersInChannel):
            await which_account.ask(services, request, event.conversation, event.stamp)


def is_offered(handover: Handover, event: MessageEvent) -> bool:
    """Return whether a message that is said to us by name is offered to be saved."""
    return (
        event.user == handover.outgoing
        and may_be_an_answer(event)
        and bool(offered(handover, Role.OUTGOING, event.stamp))
    )


async def _tell_where(
    services: Services, request: Request, event: MessageEvent, handover: Handover, below: Below
) -> None:
    """Say once in this thread that nothing of it is kept, and where to write, to somebody who speaks to us alone there."""
    if not below.key or not below.alone:
        return
    await view(services, request, handover.id)
    await require_insiders(services, request.workspace, event.conversation)
    job = answer(
        f"{event.conversation}:{event.thread}:{event.user}",
        where=event.conversation,
        thread=event.thread,
        user=event.user,
        wanted=Query.NOT_OUTGOING,
        about=handover.id,
    )
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(job)


async def offer(services: Services, request: Request, event: MessageEvent, handover: Handover, below: str) -> None:
    """Offer to save a message of the outgoing CSM's. `below` is the key of the job that posted what it stands below, or empty."""

    def rule(now: Handover) -> Decision:
        held = find_holder(now, event.stamp) is not None or event.user != now.outgoing
        return unchanged(now) if held else offer_in_channel(now, event.stamp, event.origin, below)

    await act(services, request, handover.id, lambda h, _: rule(h))


def is_said(event: MessageEvent) -> bool:
    """Return whether a message says something, and to nobody by name: no courtesy."""
    text = event.typed.strip()
    return not isinstance(parse_reply(text), InterviewCommand) and bool(text) and not text.startswith("<@")


def may_be_an_answer(event: MessageEvent) -> bool:
    """Return whether it may be one: no courtesy, no question, nothing that is addressed to somebody."""
    text = event.typed.strip()
    if not event.only_typed and not text:
        return True
    meaning = parse_reply(text)
    if isinstance(meaning, Unclear):
        return meaning.guess is Guess.NOT_APPLICABLE
    return isinstance(meaning, AnswerText | NotApplicable) and not text.endswith("?") and not text.startswith("<@")
