"""The internal document for another department: looked at, handed over, and what its receiver says to it."""

import asyncio
from dataclasses import dataclass

from handover.access import participants_only
from handover.department import sending
from handover.department.contents import Contents, contents
from handover.model.handover import Handover
from handover.model.people import Person
from services import people
from services.acting import Rule, act, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class DepartmentPage:
    """What is shown of the document, and whether whoever asks hands it over."""

    handover: Handover
    contents: Contents
    decides: bool


async def page(services: Services, request: Request, handover_id: str) -> DepartmentPage:
    """Return the document as it is now. Raises NotAParticipant, RightsUnknown, UnknownHandover."""
    handover, person = await view(services, request, handover_id, participants_only)
    # To compare everything may take long, so nobody else waits for that.
    said = await asyncio.to_thread(contents, handover)
    return DepartmentPage(handover, said, sending.may_hand_over(handover, person))


async def to_change(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover for a form of who hands it over. Raises NotYoursToHandOver, and what `view` raises."""
    handover, _ = await view(services, request, handover_id, sending.senders_only)
    return handover


async def to_answer(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Return the handover for a form of the receiver of this version. Raises NotAParticipant, NotAsShown."""
    handover, _ = await view(services, request, handover_id, lambda h, who: sending.receiver_only(h, who, number))
    return handover


async def set_receiver(services: Services, request: Request, handover_id: str, name: str, user: str) -> Handover:
    """Store the department, and the colleague there. Raises FieldProblems (`department`, `colleague`), NotYoursToHandOver."""
    facts = await people.current(services, request.workspace, [user])
    colleague = facts[user].person if user in facts else None

    async def keep(unit: UnitOfWork, _by: Person) -> None:
        for one in facts.values():
            await people.keep(unit, one)

    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, _: sending.set_receiver(h, name, colleague),
        also=keep,
        who_may=sending.senders_only,
    )
    return handover


async def send(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Hand over the version with this number. Raises NoColleague, NotAsShown, StillConfidential, NotYoursToHandOver."""
    return await _sent(
        services, request, handover_id, lambda h, who: sending.send(h, number, by=who.id, now=request.now)
    )


async def take_back(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Take a version back before it is delivered. Raises DeliveredAlready, NotYoursToHandOver."""
    return await _sent(
        services, request, handover_id, lambda h, who: sending.take_back(h, number, by=who.id, now=request.now)
    )


async def acknowledge(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Note that the receiver has it and misses nothing. Raises NotAParticipant, NotAsShown."""
    return await _answered(
        services, request, handover_id, number, lambda h, _: sending.acknowledge(h, number, request.now)
    )


async def miss(
    services: Services, request: Request, handover_id: str, number: int, missing: str, item: str
) -> Handover:
    """Note what the receiver misses, about this item, and ask it. Raises FieldProblems (`missing`), NotAParticipant, NotAsShown."""
    return await _answered(
        services, request, handover_id, number, lambda h, _: sending.miss(h, number, missing, item, request.now)
    )


async def undo_answer(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Undo what the receiver said last. Raises NotAParticipant, NotAsShown."""
    return await _answered(
        services, request, handover_id, number, lambda h, _: sending.undo_answer(h, number, request.now)
    )


async def _sent(services: Services, request: Request, handover_id: str, rule: Rule) -> Handover:
    handover, _ = await act(services, request, handover_id, rule, who_may=sending.senders_only)
    return handover


async def _answered(services: Services, request: Request, handover_id: str, number: int, rule: Rule) -> Handover:
    """Apply a rule for the colleague whom this version is for."""
    handover, _ = await act(
        services, request, handover_id, rule, who_may=lambda h, who: sending.receiver_only(h, who, number)
    )
    return handover
