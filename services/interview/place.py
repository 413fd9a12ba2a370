"""Where a message belongs: to which thread of which handover, and whether it is stored there."""

from handover.interview.answering import find_holder
from services.interview.threads import INTERVIEWS
from services.message_event import MessageEvent
from storage.store import SlackRef, SlackRefKind, UnitOfWork

_KEPT_IN = (*INTERVIEWS, SlackRefKind.CONTRIBUTOR_THREAD)
"""Threads in which what is written is kept."""


async def place_of(unit: UnitOfWork, event: MessageEvent) -> SlackRef | None:
    """Return which thread of which handover the message belongs to. One that was saved from elsewhere belongs to the interview,
    though it does not stand in its thread: the place then has no `ts`."""
    ref = await unit.slack_refs.at(event.conversation, event.thread) if event.thread else None
    if event.new or (ref is not None and ref.kind in _KEPT_IN):
        return ref
    for handover in await unit.handovers.of_person(event.user):
        if handover.outgoing == event.user and find_holder(handover, event.stamp) is not None:
            return SlackRef(handover.id, SlackRefKind.OUTGOING_THREAD, event.conversation)
    return ref


async def is_stored(unit: UnitOfWork, ref: SlackRef, event: MessageEvent) -> bool:
    """Return whether the message is stored as its writer's words."""
    handover = await unit.handovers.get(ref.handover_id)
    theirs = handover.outgoing == event.user or ref.kind is SlackRefKind.CONTRIBUTOR_THREAD
    return theirs and find_holder(handover, event.stamp) is not None
