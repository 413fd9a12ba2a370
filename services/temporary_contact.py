"""The temporary contact of a customer whose CSM has gone: named, taken back, and given up by somebody who cannot be it."""

from handover import temporary_contact
from handover.model.handover import Handover
from handover.model.people import Person
from handover.temporary_contact import contact_or_participant, may_name
from services import people
from services.acting import act, view
from services.context import Services
from services.digest import act_in_digest
from services.request import Request
from storage.store import UnitOfWork


async def to_name(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for somebody who may name its temporary contact. Raises NotAParticipant."""
    async with services.store.begin(request.workspace) as unit:
        leaders = (await unit.leaders.get()).people
    handover, _ = await view(services, request, handover_id, lambda h, who: may_name(h, who, leaders))
    return handover


async def name(services: Services, request: Request, handover_id: str, user: str) -> Handover:
    """Name this user. Raises FieldProblems (`who`), AlreadyDone, NotActive, NotAParticipant."""
    facts = await people.current(services, request.workspace, [user])
    chosen = facts[user].person if user in facts else None
    leaders: list[str] = []

    async def with_leaders(unit: UnitOfWork, _by: Person) -> None:
        leaders[:] = (await unit.leaders.get()).people
        await people.keep_for_mornings(unit, facts.values(), request.now)

    handover, _ = await act_in_digest(
        services,
        request,
        handover_id,
        lambda h, by: temporary_contact.name_contact(h, chosen, by=by.id, now=request.now),
        also=with_leaders,
        who_may=lambda h, by: may_name(h, by, leaders),
    )
    return handover


async def take_back(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Undo naming the contact with this number. Raises AlreadyDone, NotActive, NotAParticipant."""
    leaders: list[str] = []

    async def with_leaders(unit: UnitOfWork, _by: Person) -> None:
        leaders[:] = (await unit.leaders.get()).people

    handover, _ = await act_in_digest(
        services,
        request,
        handover_id,
        lambda h, by: temporary_contact.take_back(h, number, by=by.id, now=request.now),
        also=with_leaders,
        who_may=lambda h, by: may_name(h, by, leaders),
    )
    return handover


async def cannot(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Have the contact with this number be it no longer. Raises NotActive, NotAParticipant."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, by: temporary_contact.end_contact(h, number, by=by.id, now=request.now),
        who_may=contact_or_participant,
    )
    return handover


async def who_lead(unit: UnitOfWork, handover_id: str) -> tuple[str, ...]:
    """Return the user ids of whoever leads a manager and is there: CS leaders, then the account's manager."""
    handover = await unit.handovers.get(handover_id)
    leaders = (await unit.leaders.get()).people
    account = await unit.accounts.get(unit.handovers.account_id(handover.id))
    candidates = [user for user in (*leaders, account.manager) if user and user != handover.manager]
    known = await unit.people.many(candidates)
    return tuple(user for user in candidates if user not in known or not known[user].barred)
