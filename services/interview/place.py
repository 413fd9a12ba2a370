"""Where a message belongs: to which thread of which handover, and whether it is stored there."""

from handover.interview.answering import find_holder
from handover.interview.progress import writer_of
from handover.model.handover import Handover
from handover.model.people import Role
from services.interview.threads import INTERVIEW_THREADS, INTERVIEWS
from services.message_event import MessageEvent
from storage.store import SlackRef, SlackRefKind, UnitOfWork

_KEPT_IN = (*INTERVIEWS, SlackRefKind.CONTRIBUTOR_THREAD, SlackRefKind.CALL_THREAD)
"""Threads in which what is written is kept."""


async def place_of(unit: UnitOfWork, event: MessageEvent) -> SlackRef | None:
    """Return which thread of which handover the message belongs to. One that was saved from elsewhere belongs to the interview,
    though it does not stand in its thread: the place then has no `ts`."""
    ref = await unit.slack_refs.at(event.conversation, event.thread) if event.thread else None
    if event.new or (ref is not None and ref.kind in _KEPT_IN):
        return ref
    for handover in await unit.handovers.of_person(event.user):
        role = _kept_as(handover, event)
        if role is not None:
            return SlackRef(handover.id, INTERVIEW_THREADS[role], event.conversation)
    return ref


async def is_stored(unit: UnitOfWork, ref: SlackRef, event: MessageEvent) -> bool:
    """Return whether the message is stored as its writer's words."""
    handover = await unit.handovers.get(ref.handover_id)
    if ref.kind is SlackRefKind.CALL_THREAD:
        return any(note.source == event.stamp for call in handover.calls.values() for note in call.notes)
    if ref.kind is SlackRefKind.CONTRIBUTOR_THREAD:
        return find_holder(handover, event.stamp) is not None
    return _kept_as(handover, event) is not None


def _kept_as(handover: Handover, event: MessageEvent) -> Role | None:
    """Return the role as whose words a message of this person is kept, None where it is not.

    What the outgoing CSM wrote is theirs wherever it is kept; what the incoming CSM wrote, in their own interview.
    """
    holder = find_holder(handover, event.stamp)
    if holder is None:
        return None
    if writer_of(handover, holder) is Role.INCOMING and event.user == handover.incoming:
        return Role.INCOMING
    return Role.OUTGOING if event.user == handover.outgoing else None
