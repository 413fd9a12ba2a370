"""Somebody who takes part can do so no more: what whoever decides does about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from handover import gone as rules
from handover.access import require_open
from handover.leaders import NOBODY, ForLeads
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.model.refusals import AlreadyDone, Done
from handover.opening.form import PEOPLE_FIELDS, PlanForm
from handover.replanning.form import plan_of
from handover.suggesting.ranking import Suggestion
from handover.time.workdays import local_date
from services import people
from services.acting import act, view
from services.context import Services
from services.playbook_change import playbook_for
from services.playbooks import library_of
from services.request import Request
from services.suggesting import suggestions
from storage.store import UnitOfWork

SUGGESTED = 3
"""People who are proposed in the place of an incoming CSM."""
Rule = Callable[[Handover, Mapping[str, Person], Person, date], Decision]
"""What is to happen to a handover, given the people of its plan, who wants it, and their local day."""


@dataclass(frozen=True)
class Replacing:
    """Somebody whose place is to be taken, in which role, and who could, with the account that is about."""

    handover: Handover
    role: Role
    account: Account | None = None
    suggested: tuple[Suggestion, ...] = ()


async def to_replace(services: Services, request: Request, handover_id: str, gone: str) -> Replacing:
    """Return whose place is to be taken. Raises AlreadyDone where it is, NotActive, NotAParticipant."""
    handover = await _seen(services, request, handover_id)
    require_open(handover)
    role = rules.part_of(handover, gone)
    if role is None:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
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


async def replace_gone(services: Services, request: Request, handover_id: str, gone: str, chosen: str) -> Handover:
    """Have somebody take the place of who has gone. Raises FieldProblems (`who`), AlreadyDone, NotActive, NotAParticipant."""
    form = rules.replaced(await _seen(services, request, handover_id), gone, chosen)
    now = request.now
    return await _decided(
        services,
        request,
        handover_id,
        form,
        lambda h, found, by, today: rules.replace_gone(h, gone, found, chosen, by=by, today=today, now=now),
    )


async def back_again(services: Services, request: Request, handover_id: str, gone: str) -> Handover:
    """Have an outgoing CSM who is back hand over again. Raises AlreadyDone, NotActive, NotAParticipant, FieldProblems."""
    form = rules.back_again(await _seen(services, request, handover_id), gone)
    now = request.now
    return await _decided(
        services,
        request,
        handover_id,
        form,
        lambda h, found, by, today: rules.hand_over_again(h, gone, found, by=by, today=today, now=now),
    )


async def take_emergency_path(services: Services, request: Request, handover_id: str, gone: str) -> Handover:
    """Have it go on as an exit without notice. Raises AlreadyDone, KeysClash, NotActive, NotAParticipant."""
    seen, now = await _seen(services, request, handover_id), request.now
    playbook = playbook_for(await library_of(services, request.workspace), seen, rules.EMERGENCY)
    return await _decided(
        services,
        request,
        handover_id,
        plan_of(seen),
        lambda h, found, by, today: rules.take_emergency_path(h, gone, playbook, found, by=by, today=today, now=now),
    )


async def leave_emergency_path(services: Services, request: Request, handover_id: str, gone: str) -> Handover:
    """Undo `take_emergency_path`. Raises AlreadyDone, NotActive, NotAParticipant."""
    now = request.now
    return await _decided(
        services,
        request,
        handover_id,
        plan_of(await _seen(services, request, handover_id)),
        lambda h, found, by, today: rules.leave_emergency_path(h, gone, found, by=by, today=today, now=now),
    )


async def _seen(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for whoever may decide."""
    async with services.store.begin(request.workspace) as unit:
        leaders = await unit.leaders.get()
    handover, _ = await view(services, request, handover_id, lambda h, who: rules.may_decide(h, who, leaders))
    return handover


async def _decided(services: Services, request: Request, handover_id: str, form: PlanForm, rule: Rule) -> Handover:
    """Store what the rule decides, given the people of the form, and plan the first digest of whoever is new."""
    wanted = [user for field in PEOPLE_FIELDS if (user := getattr(form, field))]
    facts = await people.current(services, request.workspace, wanted)
    found = {user: one.person for user, one in facts.items()}
    leaders = [NOBODY]

    async def also(unit: UnitOfWork, _by: Person) -> None:
        leaders[0] = await unit.leaders.get()
        await people.keep_for_mornings(unit, facts.values(), request.now)

    def may(handover: Handover, person: Person) -> Handover:
        return rules.may_decide(handover, person, leaders[0])

    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, by: rule(h, found, by, local_date(request.now, by.zone)),
        also=also,
        who_may=may,
    )
    return handover
