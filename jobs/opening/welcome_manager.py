"""The first message to a manager: one for all handovers that begin together, however many that are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.shared_channel import channel_for
from handover.time.timestamps import moment_of
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from messages.kit.message import Message
from messages.opening.standing import with_standing
from messages.opening.welcome import welcome, welcome_many
from storage.store import SlackRef, SlackRefKind

TOGETHER = timedelta(minutes=15)
"""A handover that begins so soon after another one joins its message."""
MOST = 30
"""How many one message names; the next ones begin another."""


async def tell_manager(context: JobContext, handover: Handover, person: Person) -> HandlerOutcome:
    """Post the message with all that has begun and was not told yet, or add to the newest; or bring it up to date.

    One that was deleted is not sent again; what would have joined it begins another.

    Somebody who has another part as well by now, such as answering for an outgoing CSM who has gone, reads of that one alone.
    """
    if handover.roles_of(person.id)[:1] != (Role.MANAGER,):
        return Dropped("they have another part in it by now")
    mine, conversation = await _managed(context, person.id), await context.dm(person.id)
    refs = await _refs(context, mine, conversation)
    ref = refs.get(handover.id) or _newest(context, refs)
    if ref is not None:
        told = [one for one in mine if one.id == handover.id or _same(refs.get(one.id), ref)]
        if await context.updated(ref.conversation, ref.ts, await _message(context, told, person)):
            return Done(also=tuple(replace(ref, handover_id=one.id) for one in told))
        if handover.id in refs:
            return Dropped("the message was deleted")
    told = [*[one for one in mine if one.id not in refs and one.id != handover.id][1 - MOST :], handover]
    ts = await context.show(conversation, await _message(context, told, person))
    return Done(also=tuple(SlackRef(one.id, SlackRefKind.MANAGER_THREAD, conversation, ts) for one in told))


async def _managed(context: JobContext, user: str) -> list[Handover]:
    """Return the open handovers whose manager, and nothing else, this person is, oldest first."""
    async with context.unit() as unit:
        found = await unit.handovers.of_person(user)
    return sorted(
        (one for one in found if one.open and one.roles_of(user)[:1] == (Role.MANAGER,)), key=lambda one: one.opened_at
    )


async def _refs(context: JobContext, handovers: Iterable[Handover], conversation: str) -> dict[str, SlackRef]:
    """Return where these handovers' first messages are, but for those that another manager got before."""
    async with context.unit() as unit:
        found = {one.id: await unit.slack_refs.get(one.id, SlackRefKind.MANAGER_THREAD) for one in handovers}
    return {
        handover_id: ref for handover_id, ref in found.items() if ref is not None and ref.conversation == conversation
    }


def _newest(context: JobContext, refs: dict[str, SlackRef]) -> SlackRef | None:
    """Return the manager's newest first message if it is new enough to be added to, and has room."""
    newest = max(refs.values(), key=lambda ref: float(ref.ts), default=None)
    if newest is None or moment_of(newest.ts) < context.now() - TOGETHER:
        return None
    return newest if sum(_same(ref, newest) for ref in refs.values()) < MOST else None


def _same(ref: SlackRef | None, other: SlackRef) -> bool:
    return ref is not None and (ref.conversation, ref.ts) == (other.conversation, other.ts)


async def _message(context: JobContext, told: list[Handover], person: Person) -> Message:
    """Return the message, which names the handovers by account: however they became one, it reads the same."""
    async with context.unit() as unit:
        known = await unit.slack_refs.conversations([one.id for one in told], SlackRefKind.CHANNEL)
    channels = {one.id: channel_for(one, person.id, known.get(one.id, "")) for one in told}
    if len(told) == 1:
        message = welcome(told[0], Role.MANAGER, person, channels.get(told[0].id, ""))
        return with_standing(message, told[0], person, local_date(context.now(), person.zone))
    return welcome_many(sorted(told, key=lambda one: one.account.casefold()), person, channels)
