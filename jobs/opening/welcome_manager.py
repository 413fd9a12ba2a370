"""The first message to a manager: one for all handovers that begin together, however many that are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.time.timestamps import moment_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from messages.kit.message import Message
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
    places = await _places(context, mine, conversation)
    place = places.get(handover.id) or _newest(context, places)
    if place is not None:
        told = [one for one in mine if one.id == handover.id or _same(places.get(one.id), place)]
        if await context.updated(place.conversation, place.ts, await _message(context, told, person)):
            return Done(also=tuple(replace(place, handover_id=one.id) for one in told))
        if handover.id in places:
            return Dropped("the message was deleted")
    told = [*[one for one in mine if one.id not in places and one.id != handover.id][1 - MOST :], handover]
    ts = await context.show(conversation, await _message(context, told, person))
    return Done(also=tuple(SlackRef(one.id, SlackRefKind.MANAGER_THREAD, conversation, ts) for one in told))


async def _managed(context: JobContext, user: str) -> list[Handover]:
    """Return the open handovers whose manager, and nothing else, this person is, oldest first."""
    async with context.unit() as unit:
        found = await unit.handovers.of_person(user)
    return sorted(
        (one for one in found if one.open and one.roles_of(user)[0] is Role.MANAGER), key=lambda one: one.opened_at
    )


async def _places(context: JobContext, handovers: Iterable[Handover], conversation: str) -> dict[str, SlackRef]:
    """Return where these handovers' first messages are, but for those that another manager got before."""
    async with context.unit() as unit:
        found = {one.id: await unit.slack_refs.get(one.id, SlackRefKind.MANAGER_THREAD) for one in handovers}
    return {
        handover_id: place
        for handover_id, place in found.items()
        if place is not None and place.conversation == conversation
    }


def _newest(context: JobContext, places: dict[str, SlackRef]) -> SlackRef | None:
    """Return the manager's newest first message if it is new enough to be added to, and has room."""
    newest = max(places.values(), key=lambda place: float(place.ts), default=None)
    if newest is None or moment_of(newest.ts) < context.now() - TOGETHER:
        return None
    return newest if sum(_same(place, newest) for place in places.values()) < MOST else None


def _same(place: SlackRef | None, other: SlackRef) -> bool:
    return place is not None and (place.conversation, place.ts) == (other.conversation, other.ts)


async def _message(context: JobContext, told: list[Handover], person: Person) -> Message:
    """Return the message, which names the handovers by account: however they became one, it reads the same."""
    async with context.unit() as unit:
        channels = await unit.slack_refs.conversations([one.id for one in told], SlackRefKind.CHANNEL)
    if len(told) == 1:
        return welcome(told[0], Role.MANAGER, person, channels.get(told[0].id, ""))
    return welcome_many(sorted(told, key=lambda one: one.account.casefold()), person, channels)
