"""Sends somebody's morning message: decided when it is sent, so that nothing settled overnight is mentioned."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial

from deliveries.courier import Courier, Done, Dropped, Outcome
from handover.escalation import told
from handover.handover import Handover
from handover.mornings import morning_now
from handover.people import Person
from handover.today import matters_today, standing
from handover.todo import TodoKind
from messages.digest import digest
from storage.store import SentDigest


async def deliver(courier: Courier) -> Outcome:
    """Send one direct message with at most three things, or none when nothing waits. Not after 18:00 the person's time."""
    user, day = courier.row.ref["user"], date.fromisoformat(courier.row.ref["day"])
    person = (await courier.people(user)).get(user)
    if person is None or morning_now(person, courier.now()) != day:
        return Dropped("it is not that morning any more")
    async with courier.store.begin(courier.row.workspace) as unit:
        handovers = await unit.handovers.of_person(user)
    today = matters_today(handovers, user, day)
    shown = tuple((todo.handover.id, todo.subject) for todo in today.todos)
    if shown:
        await _send(courier, person, handovers, shown, day, today.more)
    late = {(todo.handover.id, todo.subject) for todo in today.todos if todo.kind is TodoKind.OVERDUE}
    await _remember_told(courier, user, handovers, late, day)
    return Done({"things": str(len(shown))})


async def _send(
    courier: Courier,
    person: Person,
    handovers: Iterable[Handover],
    shown: tuple[tuple[str, str], ...],
    day: date,
    more: int,
) -> None:
    by_id = {handover.id: handover for handover in handovers}
    standings = [standing(by_id[handover_id], subject, person.id, day) for handover_id, subject in shown]
    conversation = await courier.dm(person.id)
    ts = await courier.post(conversation, digest(person, standings, day, courier.now(), more))
    async with courier.store.begin(courier.row.workspace) as unit:
        await unit.digests.put(SentDigest(person.id, day, conversation, ts, shown))


async def _remember_told(
    courier: Courier, manager: str, handovers: Iterable[Handover], late: AbstractSet[tuple[str, str]], day: date
) -> None:
    """Note what the manager has now been told, and forget what is settled, so that it can be told anew another time."""
    for handover in handovers:
        subjects = [subject for handover_id, subject in late if handover_id == handover.id]
        rule = partial(told, shown=subjects, today=day)
        if handover.manager == manager and rule(handover).handover is not handover:
            await courier.store.decide(courier.row.workspace, handover.id, rule)
