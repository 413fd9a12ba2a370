"""What somebody writes in a handover's channel. People talk there with each other, and most of it is not for us.

What the one who is asked replies to a message of ours may be an answer: it is offered to be saved. What was saved follows its
message when that is changed or deleted.
"""

from collections.abc import Awaitable, Callable

from handover.interview.answering import find_holder
from handover.interview.offers import offer_in_channel
from handover.interview.replies import AnswerText, Guess, NotApplicable, Unclear, parse_reply
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.refusals import Refusal
from services.acting import act
from services.context import Services
from services.interview.in_thread import ReadThread
from services.interview.messages import process
from services.message_event import MessageEvent
from services.request import Request
from storage.store import SlackRefKind

KeyBelow = Callable[[], Awaitable[str]]
"""Returns the key of the job that posted the message that is replied to; empty where it was no job of ours."""


async def said_in_channel(
    services: Services,
    request: Request,
    event_id: str,
    event: MessageEvent,
    key_below: KeyBelow,
    read_thread: ReadThread,
) -> None:
    """Offer to save a reply to a message of ours, or let what is saved follow its message. Nobody is refused in a conversation
    of theirs: what may not be, or is no answer, is let be."""
    async with services.store.begin(request.workspace) as unit:
        ref = await unit.slack_refs.at(event.conversation)
        handover = await unit.handovers.get(ref.handover_id) if ref and ref.kind is SlackRefKind.CHANNEL else None
    if handover is None or event.user != handover.outgoing or not handover.active:
        return
    if not event.new:
        if find_holder(handover, event.stamp) is not None:
            await process(services, request, event_id, event, read_thread)
        return
    try:
        if event.thread and _may_be_an_answer(event):
            await _offer(services, request, event, handover, await key_below())
    except Refusal:
        return


async def _offer(services: Services, request: Request, event: MessageEvent, handover: Handover, below: str) -> None:
    if not below:
        return

    def rule(now: Handover) -> Decision:
        held = find_holder(now, event.stamp) is not None or event.user != now.outgoing
        return unchanged(now) if held else offer_in_channel(now, event.stamp, event.origin, below)

    await act(services, request, handover.id, lambda h, _: rule(h))


def _may_be_an_answer(event: MessageEvent) -> bool:
    """Return whether it may be one: no courtesy, no question, nothing that is addressed to somebody."""
    text = event.typed.strip()
    if not event.only_typed and not text:
        return True
    meaning = parse_reply(text)
    if isinstance(meaning, Unclear):
        return meaning.guess is Guess.NOT_APPLICABLE
    return isinstance(meaning, AnswerText | NotApplicable) and not text.endswith("?") and not text.startswith("<@")
