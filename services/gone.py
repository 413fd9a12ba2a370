"""Somebody who takes part can do so no more: what whoever decides does about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from handover.gone import asking, deciding
from handover.leaders import NOBODY, ForLeads
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.opening.form import PlanForm
from handover.replanning.form import plan_of
from handover.suggesting.ranking import Suggestion
from handover.time.workdays import local_date
from services.acting import view
from services.context import Services
from services.playbook_change import playbook_for
from services.playbooks import library_of
from services.replanning import changed
from services.request import Request
from services.suggesting import suggestions
from storage.store import UnitOfWork

SUGGESTED = 3
"""People who are proposed in the place of an incoming CSM."""
Rule = Callable[[Handover, Mapping[str, Person], Person], Decision]
"""What is to happen to a handover, given the people of its plan and who wants it."""


@dataclass(frozen=True)
class Replacing:
    """Somebody whose place is to be taken, in which role, and who could, with the account that is about."""

    handover: Handover
    role: Role
    account: Account | None = None
    suggested: tuple[Suggestion, ...] = ()


async def to_replace(
    services: Services, request: Request, handover_id: str, gone: str, emptied: Role | None
) -> Replacing:
    """Return whose place is to be taken, in a role they left `emptied` or else. Raises AlreadyDone where it is, NotActive,
    NotAParticipant.
    """
    handover = await _seen(services, request, handover_id)
    role = deciding.place_of(handover, gone, emptied)
    if role is not Role.INCOMING:
        return Replacing(handover, role)
    async with services.store.begin(request.workspace) as unit:
        await unit.handovers.get(handover_id)
        account = unit.handovers.account_id(handover_id)
    try:
        page = await suggestions(services, request, account, handover.participants)
    except ForLeads:
        return Replacing(handover, role)
    return Replacing(handover, role, page.account, page.found.proposed[:SUGGESTED])


async def replace_gone(
    services: Services, request: Request, handover_id: str, gone: str, chosen: str, emptied: Role | None
) -> Handover:
    """Have somebody take the place of who has gone, or a role they left `emptied`.

    Raises FieldProblems (`who`), AlreadyDone, NotActive, NotAParticipant.
    """
    form = deciding.replaced(await _seen(services, request, handover_id), gone, chosen, emptied)

    def rule(handover: Handover, found: Mapping[str, Person], by: Person) -> Decision:
        today = _today(request, by)
        return deciding.replace_gone(handover, gone, found, chosen, emptied, by=by, today=today, now=request.now)

    return await _decided(services, request, handover_id, form, rule)


async def back_again(services: Services, request: Request, handover_id: str, gone: str) -> Handover:
    """Give somebody who is back the role they had. Raises AlreadyDone, NotActive, NotAParticipant, FieldProblems."""
    form = deciding.back_again(await _seen(services, request, handover_id), gone)

    def rule(handover: Handover, found: Mapping[str, Person], by: Person) -> Decision:
        return deciding.have_back(handover, gone, found, by=by, today=_today(request, by), now=request.now)

    return await _decided(services, request, handover_id, form, rule)


async def take_emergency_path(services: Services, request: Request, handover_id: str, _gone: str) -> Handover:
    """Have it go on as an exit without notice. Raises AlreadyDone, KeysClash, NotActive, NotAParticipant."""
    seen = await _seen(services, request, handover_id)
    playbook = playbook_for(await library_of(services, request.workspace), seen, asking.EMERGENCY)

    def rule(handover: Handover, found: Mapping[str, Person], by: Person) -> Decision:
        today = _today(request, by)
        return deciding.take_emergency_path(handover, playbook, found, by=by, today=today, now=request.now)

    return await _decided(services, request, handover_id, plan_of(seen), rule)


async def leave_emergency_path(services: Services, request: Request, handover_id: str, _gone: str) -> Handover:
    """Undo `take_emergency_path`. Raises AlreadyDone, NotActive, NotAParticipant."""
    seen = await _seen(services, request, handover_id)

    def rule(handover: Handover, found: Mapping[str, Person], by: Person) -> Decision:
        return deciding.leave_emergency_path(handover, found, by=by, today=_today(request, by), now=request.now)

    return await _decided(services, request, handover_id, plan_of(seen), rule)


async def _seen(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for whoever may decide."""
    async with services.store.begin(request.workspace) as unit:
        leaders = await unit.leaders.get()
    handover, _ = await view(services, request, handover_id, lambda h, who: deciding.may_decide(h, who, leaders))
    return handover


async def _decided(services: Services, request: Request, handover_id: str, form: PlanForm, rule: Rule) -> Handover:
    """Store what the rule decides, given the people of the form, for whoever may decide."""
    leaders = [NOBODY]

    async def with_leaders(unit: UnitOfWork, _by: Person) -> None:
        leaders[0] = await unit.leaders.get()

    def may(handover: Handover, person: Person) -> Handover:
        return deciding.may_decide(handover, person, leaders[0])

    return await changed(services, request, handover_id, form, rule, may, with_leaders)


def _today(request: Request, by: Person) -> date:
    return local_date(request.now, by.zone)
