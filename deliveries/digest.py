"""Sends somebody's morning message: decided when it is sent, so that nothing settled overnight is mentioned."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from deliveries.courier import Courier, Done, Dropped, Outcome
from handover import errands
from handover.access import visible
from handover.errands import Errand
from handover.escalation import PREFIX, told
from handover.handover import Handover, Status
from handover.mornings import digest_refresh, morning_now
from handover.people import Person
from handover.today import matters_today, standing
from messages.digest import Morning, digest
from storage.store import SentDigest

Shown = tuple[tuple[str, str], ...]
"""What a message shows: handover id and subject of each thing."""


async def deliver(courier: Courier) -> Outcome:
    """Send one direct message with at most three things, or none when nothing waits. Not after 18:00 the person's time."""
    user, day = courier.row.ref["user"], date.fromisoformat(courier.row.ref["day"])
    async with courier.unit() as unit:
        person = await unit.people.get(user)
        if person is None or morning_now(person, courier.now()) != day:
            return Dropped("it is not that morning any more")
        handovers = visible(await unit.handovers.of_person(user), person)
        before, sent = await unit.digests.before(user, day), await unit.digests.get(user, day)
    # One that was sent by an attempt that was cut off afterwards only needs to be remembered to the end.
    shown = sent.todos if sent else await _send(courier, person, handovers, day)
    await _remember_told(courier, user, handovers, shown, day)
    older = (digest_refresh(user, before.day),) if shown and before else ()
    return Done({"things": str(len(shown))}, follow=(*older, *_cards(handovers, user)))


def _cards(handovers: Iterable[Handover], user: str) -> list[Errand]:
    """Bring the cards to the new day: which working day it is and what is late changes without anybody doing anything.

    Both CSMs' mornings do it, so that one of them may be away.
    """
    return [
        replace(errands.summary_card(handover.id), urgent=False)
        for handover in handovers
        if handover.status is Status.ACTIVE and user in (handover.outgoing, handover.incoming)
    ]


async def _send(courier: Courier, person: Person, handovers: Iterable[Handover], day: date) -> Shown:
    """Send the message, if anything matters today, and remember it. Returns what it shows."""
    today = matters_today(handovers, person.id, day)
    if not today.todos:
        return ()
    standings = [standing(todo.handover, todo.subject, person.id, day) for todo in today.todos]
    conversation = await courier.dm(person.id)
    message = digest(person, Morning(standings, day, courier.now(), today.more))
    ts = await courier.post(conversation, message)
    shown = tuple((todo.handover.id, todo.subject) for todo in today.todos)
    async with courier.unit() as unit:
        await unit.digests.put(SentDigest(person.id, day, conversation, ts, shown))
    return shown


async def _remember_told(
    courier: Courier, manager: str, handovers: Iterable[Handover], shown: Shown, day: date
) -> None:
    """Note what the manager has now been told, and forget what is settled, so that it can be told anew another time."""
    for handover in handovers:
        subjects = [subject for where, subject in shown if where == handover.id and subject.startswith(PREFIX)]
        rule = partial(told, shown=subjects, today=day)
        if handover.manager == manager and rule(handover).handover is not handover:
            await courier.store.decide(courier.row.workspace, handover.id, rule)
