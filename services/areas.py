"""Who takes over an area of an account beside the incoming CSM: given, changed, taken, and that undone."""

from datetime import datetime

from handover import areas
from handover.areas import AreaForm
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from services import people
from services.acting import act, view_open
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def give(services: Services, request: Request, handover_id: str, form: AreaForm) -> Handover:
    """Store that this person has this area, in place of whose it was. Raises FieldProblems, NotActive, RightsUnknown."""
    facts = await people.current(services, request.workspace, [form.who]) if form.who else {}
    found = {user: one.person for user, one in facts.items()}

    def rule(handover: Handover, by: Person) -> Decision:
        return areas.give_area(handover, form, found, by=by.id, now=request.now)

    async def keep_people(unit: UnitOfWork, _by: Person) -> None:
        await people.keep_for_mornings(unit, facts.values(), request.now)

    handover, _ = await act(services, request, handover_id, rule, keep_people)
    return handover


async def take(services: Services, request: Request, handover_id: str, who: str) -> Handover:
    """Store that this person has no area any more. Raises NotActive."""
    handover, _ = await act(
        services, request, handover_id, lambda h, by: areas.take_area(h, who, by=by.id, now=request.now)
    )
    return handover


async def undo(services: Services, request: Request, handover_id: str, at: datetime) -> Handover:
    """Undo the change of areas that was made at this time (UTC). Raises what `undo_area` raises, RightsUnknown."""
    before, _ = await view_open(services, request, handover_id)
    users = {one.who for change in before.area_changes for one in change.before}
    facts = await people.current(services, request.workspace, users)
    found = {user: one.person for user, one in facts.items()}

    def rule(handover: Handover, by: Person) -> Decision:
        return areas.undo_area(handover, at, found, by=by, now=request.now)

    handover, _ = await act(services, request, handover_id, rule)
    return handover
