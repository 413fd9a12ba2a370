"""Who of the customer's people gets the introduction, and who is told before it goes."""

from handover import tell_first
from handover.model.account import Account
from handover.model.handover import Contact, Handover
from handover.model.records import Contact as KnownPerson
from services import people
from services.accounts import MOST_COMPARED, vouched_account
from services.acting import act
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def people_known(unit: UnitOfWork, handover: Handover) -> tuple[KnownPerson, ...]:
    """Return the customer's people that are known to those in a handover, which was read in this unit of work."""
    return await known_people(unit, handover, await vouched_account(unit, handover))


async def known_people(unit: UnitOfWork, handover: Handover, account: Account | None) -> tuple[KnownPerson, ...]:
    """Return the same, where the account was read already; None for one that those in the handover may not see."""
    entries = await unit.blueprint.page(account.id, 0, MOST_COMPARED) if account is not None else ()
    return tell_first.people_known(handover, entries)


async def recipients(services: Services, request: Request, handover: Handover) -> tuple[Contact, ...]:
    """Return to whom the introduction is proposed to go."""
    colleagues = await people.known(services, request.workspace, handover.participants)
    async with services.store.begin(request.workspace) as unit:
        known = await people_known(unit, await unit.handovers.get(handover.id))
    return tell_first.recipients(handover, known, [one.email for one in colleagues.values() if one.email])


async def mark_told(services: Services, request: Request, handover_id: str, who: str, *, told: bool) -> None:
    """Note that somebody is told, or (not `told`) take that back."""
    await act(
        services,
        request,
        handover_id,
        lambda h, person: (
            tell_first.mark_told(h, who, by=person.id, now=request.now) if told else tell_first.take_back_told(h, who)
        ),
    )
