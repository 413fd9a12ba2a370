"""A channel with the customer is entered, confirmed, given more people, or given up; only jobs make or change anything in Slack."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handover.customer_channel import inviting, planning
from handover.customer_channel.planning import Around, ChannelForm, form_problems
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from messages.customer_channel.page import in_there
from services import people
from services.acting import Rule, act, view
from services.context import Services
from services.introduction_check import beside_of
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class ChannelSeen:
    """The handover whose channel with the customer somebody looks at, the person, and its people who are known."""

    handover: Handover
    person: Person
    people: Mapping[str, Person]


async def page(services: Services, request: Request, handover_id: str) -> ChannelSeen:
    """Return what the page of the channel shows."""
    return await _seen(services, request, *await view(services, request, handover_id))


async def to_open(services: Services, request: Request, handover_id: str) -> ChannelSeen:
    """Return a handover whose channel with the customer is to be entered. Raises what `planning.require_theirs` raises."""
    handover, person = await view(services, request, handover_id)
    planning.require_theirs(handover, person.id, request.now)
    return await _seen(services, request, handover, person)


async def draft(services: Services, request: Request, handover_id: str, form: ChannelForm) -> ChannelSeen:
    """Store what was entered, to be confirmed. Raises FieldProblems where something internal would be read, or a guest come in."""
    around = await around_of(services, request, handover_id, form)
    await _require_colleagues(services, request, form)
    return await _changed(
        services, request, handover_id, lambda h, who: planning.draft(h, form, around, by=who.id, now=request.now)
    )


async def draft_existing(
    services: Services, request: Request, handover_id: str, conversation: str, name: str, *, inside: bool
) -> ChannelSeen:
    """Store which channel is to be used, to be confirmed. Raises FieldProblems for one that is another's or internal, and where the
    bot is not `inside`."""
    taken: FieldProblem | None = None

    async def look(unit: UnitOfWork, _person: Person) -> None:
        nonlocal taken
        handover = await unit.handovers.get(handover_id)
        taken = await _taken(unit, handover, conversation) if inside else FieldProblem.NOT_IN_THERE

    handover, person = await act(
        services,
        request,
        handover_id,
        lambda h, who: planning.draft_existing(h, conversation, name, taken, by=who.id, now=request.now),
        also=look,
    )
    return await _seen(services, request, handover, person)


async def _taken(unit: UnitOfWork, handover: Handover, conversation: str) -> FieldProblem | None:
    """Return why a channel cannot be the one with this customer: it is a handover's own, or another customer's."""
    if await unit.slack_refs.places_in(conversation):
        return FieldProblem.CHANNEL_OF_HANDOVER
    account = unit.handovers.account_id(handover.id)
    for other in await unit.slack_refs.with_customers(conversation):
        await unit.handovers.get(other)
        if unit.handovers.account_id(other) != account:
            return FieldProblem.CHANNEL_OF_ANOTHER
    return None


async def confirm(services: Services, request: Request, handover_id: str, number: str) -> ChannelSeen:
    """Have the channel made as it was shown."""
    return await _changed(
        services, request, handover_id, lambda h, who: planning.confirm(h, number, by=who.id, now=request.now)
    )


async def discard(services: Services, request: Request, handover_id: str, number: str) -> ChannelSeen:
    """Give a draft or a channel up."""
    return await _changed(
        services, request, handover_id, lambda h, who: planning.discard(h, number, by=who.id, now=request.now)
    )


async def invite_more(services: Services, request: Request, handover_id: str, emails: tuple[str, ...]) -> ChannelSeen:
    """Invite more of the customer's people."""
    around = await around_of(services, request, handover_id, ChannelForm(emails=emails))
    return await _changed(
        services,
        request,
        handover_id,
        lambda h, who: inviting.invite_more(h, emails, around, by=who.id, now=request.now),
    )


async def invite_again(services: Services, request: Request, handover_id: str, number: str, whom: str) -> ChannelSeen:
    """Ask Slack again for one invitation."""
    return await _changed(
        services,
        request,
        handover_id,
        lambda h, who: inviting.invite_again(h, number, whom, by=who.id, now=request.now),
    )


async def named(services: Services, request: Request, members: Sequence[str]) -> tuple[str, ...]:
    """Return who is in a channel, for whoever is to confirm it: whose people they are, too. Apps are left out."""
    found = [await people.person(services, request.workspace, user) for user in members]
    return tuple(in_there(one) for one in found if not one.is_bot)


async def around_of(services: Services, request: Request, handover_id: str, form: ChannelForm) -> Around:
    """Return what a form is compared with. The comparison is made once here, where no transaction waits for it, and kept."""
    handover, _ = await view(services, request, handover_id)
    beside, _ = await beside_of(services, request, handover)
    around = Around(beside.internal, beside.theirs, beside.ours)
    await asyncio.to_thread(form_problems, handover, form, around)
    return around


async def _require_colleagues(services: Services, request: Request, form: ChannelForm) -> None:
    """Raise FieldProblems unless all who come in as colleagues are full members who are there."""
    for user in form.colleagues:
        person = await people.person(services, request.workspace, user)
        if person.barred:
            raise FieldProblems({"colleagues": FieldProblem(person.barred)})


async def _changed(services: Services, request: Request, handover_id: str, rule: Rule) -> ChannelSeen:
    return await _seen(services, request, *await act(services, request, handover_id, rule))


async def _seen(services: Services, request: Request, handover: Handover, person: Person) -> ChannelSeen:
    return ChannelSeen(handover, person, await people.known(services, request.workspace, handover.participants))
