"""Changing the plan of a handover, and undoing that."""

from collections.abc import Callable, Iterable, Mapping

from handover.access import participants_only, require_open
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.opening.form import PEOPLE_FIELDS, PlanForm
from handover.replanning.before import undone_form
from handover.replanning.changing import change_plan
from handover.replanning.undoing import areas_given_back, changes_at, may_undo, undo
from handover.role_change.moving import Moving
from handover.time.workdays import local_date
from services import people
from services.acting import Also, WhoMay, act, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def edit(
    services: Services,
    request: Request,
    handover_id: str,
    form: PlanForm,
    shown: Mapping[str, str],
    moving: Moving = Moving.ALL,
) -> Handover:
    """Store this plan with what follows, and plan the first digest of whoever is new. `shown`, `moving`: see `change_plan`.

    Raises FieldProblems, NotActive, and RightsUnknown when Slack does not say in time who the people are.
    """
    return await changed(
        services,
        request,
        handover_id,
        form,
        lambda h, found, by: change_plan(
            h,
            form,
            found,
            by=by,
            today=local_date(request.now, by.zone),
            now=request.now,
            shown=shown,
            moving=moving,
        ),
    )


async def take_back(services: Services, request: Request, handover_id: str, first: int, count: int) -> Handover:
    """Undo so many changes from the number `first` on, also for whoever made them and takes no part any more.

    Raises what `undo` raises, and what `edit` raises.
    """

    def who_may(handover: Handover, person: Person) -> Handover:
        made = not person.barred and may_undo(handover, changes_at(handover, first, count), person)
        return handover if made else participants_only(handover, person)

    handover, _ = await view(services, request, handover_id, who_may)
    require_open(handover)
    return await changed(
        services,
        request,
        handover_id,
        undone_form(handover, changes_at(handover, first, count)),
        lambda h, found, by: undo(
            h, first, count, found, by=by, today=local_date(request.now, by.zone), now=request.now
        ),
        who_may,
        beside=areas_given_back(handover, first),
    )


async def changed(
    services: Services,
    request: Request,
    handover_id: str,
    form: PlanForm,
    rule: Callable[[Handover, Mapping[str, Person], Person], Decision],
    who_may: WhoMay = participants_only,
    before: Also | None = None,
    beside: Iterable[str] = (),
) -> Handover:
    """Store what the rule decides, given the people of the form and those `beside`, and plan the first digest of whoever is new.

    `before` is done first, in the same transaction.
    """
    wanted = [*(user for field in PEOPLE_FIELDS if (user := getattr(form, field))), *beside]
    facts = await people.current(services, request.workspace, wanted)
    found = {user: one.person for user, one in facts.items()}

    async def keep_people(unit: UnitOfWork, by: Person) -> None:
        if before is not None:
            await before(unit, by)
        await people.keep_for_mornings(unit, facts.values(), request.now)

    handover, _ = await act(services, request, handover_id, lambda h, by: rule(h, found, by), keep_people, who_may)
    return handover
