"""Calls: what is arranged of them, the times that suit everybody, and the invitations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.calls import further
from handover.calls.arranging import CallForm, arrange, arranged, call_form, call_off, call_to_change, with_customer
from handover.calls.invitations import invitation_sent
from handover.calls.times import Proposed, days_for, proposed
from handover.model.calls import CallKind
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from handover.roles import callers, has_declined
from handover.time.workdays import local_date
from services import people
from services.acting import act, view
from services.calls.shield import Words, promises_known, shielded
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class CallSeen:
    """A handover with a call of it, who looks at it, its people as far as they are known, and times that suit them."""

    handover: Handover
    person: Person
    people: Mapping[str, Person]
    times: tuple[Proposed, ...] = ()
    promises: tuple[str, ...] = ()
    """What was promised to the customer, in words that they may read; for the agenda of a call that is arranged first."""


async def page(services: Services, request: Request, handover_id: str) -> CallSeen:
    """Return a handover whose calls are looked at."""
    return await seen(services, request, *await view(services, request, handover_id))


async def seen(services: Services, request: Request, handover: Handover, person: Person) -> CallSeen:
    """Return a handover as `person` sees it, with its people."""
    return CallSeen(handover, person, await people.stored(services, request.workspace, handover.participants))


async def to_arrange(services: Services, request: Request, handover_id: str, key: str) -> CallSeen:
    """Return a call to be arranged, with times that suit everybody. Raises NotYours, NotActive, AlreadyDone."""
    looked = await page(services, request, handover_id)
    step = call_to_change(looked.handover, key, looked.person.id)
    drafts = with_customer(step) and key not in looked.handover.calls
    promises = await promises_known(services, request, handover_id) if drafts else ()
    times = suiting_times(looked.handover, step, looked.person, looked.people, request.now)
    return replace(looked, times=times, promises=promises)


def suiting_times(
    handover: Handover, step: Step, viewer: Person, people: Mapping[str, Person], now: datetime
) -> tuple[Proposed, ...]:
    """Return times for a call that suit everybody, the days as the viewer has them. `people` are those who are known."""
    call, users = arranged(handover, step.key), callers(handover, step)
    there = [people[user] for user in users if user in people and not has_declined(handover, user)]
    # Whoever looks comes first: the days are theirs.
    there.sort(key=lambda one: one.id != viewer.id)
    if with_customer(step) and call.zone:
        there.append(Person("", "", zone=call.zone))
    first, last = days_for(handover, step, local_date(now, viewer.zone))
    return proposed(there, first, last, call.minutes, now)


async def save(
    services: Services, request: Request, handover_id: str, key: str, form: CallForm, shown: Mapping[str, str]
) -> CallSeen:
    """Store what the form of a call says; `shown`: see `arrange`. The invitations follow.

    Raises FieldProblems, for `place` and `agenda` where they repeat what is internal: they leave with the invitation.
    """

    def written(handover: Handover) -> Words:
        before = arranged(handover, key)
        return {"place": (form.place, before.place), "agenda": (form.agenda, before.agenda)}

    def rule(handover: Handover, person: Person) -> Decision:
        today = local_date(request.now, person.zone)
        return arrange(handover, key, form, by=person.id, now=request.now, today=today, zone=person.zone, shown=shown)

    return await seen(services, request, *await shielded(services, request, handover_id, written, rule))


async def to_add(services: Services, request: Request, handover_id: str) -> tuple[CallSeen, str]:
    """Return a handover as if it had the further call that comes next, with times for it, and the key of that call.

    Raises NotYours, NotActive.
    """
    looked = await page(services, request, handover_id)
    handover, person = looked.handover, looked.person
    key, today = further.further_key(handover, person.id), local_date(request.now, person.zone)
    promises = await promises_known(services, request, handover_id)
    grown = further.with_further(handover, key, further.next_kind(handover), today)
    step = call_to_change(grown, key, person.id)
    times = suiting_times(grown, step, person, looked.people, request.now)
    return replace(looked, handover=grown, times=times, promises=promises), key


async def add(
    services: Services, request: Request, handover_id: str, key: str, kind: CallKind, form: CallForm
) -> CallSeen:
    """Add a further call with what its form says; see `save` and `further.arrange_further`."""

    def written(_handover: Handover) -> Words:
        return {"place": (form.place, ""), "agenda": (form.agenda, "")}

    def rule(handover: Handover, person: Person) -> Decision:
        today, now = local_date(request.now, person.zone), request.now
        return further.arrange_further(handover, key, kind, form, by=person.id, now=now, today=today, zone=person.zone)

    return await seen(services, request, *await shielded(services, request, handover_id, written, rule))


async def take_out(services: Services, request: Request, handover_id: str, key: str, *, back: bool) -> CallSeen:
    """Take a further call out, or put it `back`."""

    def rule(handover: Handover, person: Person) -> Decision:
        rule = further.put_back if back else further.take_out
        return rule(handover, key, by=person.id, now=request.now)

    return await seen(services, request, *await act(services, request, handover_id, rule))


async def take_back(services: Services, request: Request, handover_id: str, key: str) -> CallSeen:
    """Take day and time of a call back."""

    def rule(handover: Handover, person: Person) -> Decision:
        return call_off(handover, key, by=person.id, now=request.now)

    return await seen(services, request, *await act(services, request, handover_id, rule))


async def send_file(services: Services, request: Request, handover_id: str, key: str) -> None:
    """Bring the invitation that stands to whoever asks, once more. Does nothing where none stands."""

    def rule(handover: Handover, person: Person) -> Decision:
        call = handover.calls.get(key)
        if call is None or call.standing is None:
            return unchanged(handover)
        sent = invitation_sent(handover, key, call.standing, person.id, person.id, request.now)
        return Decision(handover, (sent,))

    await act(services, request, handover_id, rule)


def current_form(looked: CallSeen, key: str) -> CallForm:
    """Return the form of a call as it is filled in for whoever looks at it."""
    return call_form(looked.handover, key, looked.person.zone)
