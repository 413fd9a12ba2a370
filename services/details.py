"""Changing what was entered at the start of a handover."""

from collections.abc import Mapping

from handover.details import edit_details
from handover.digest.schedule import next_digest_at
from handover.model.handover import Handover
from handover.model.people import Person
from handover.opening.form import PEOPLE_FIELDS, DetailsForm
from handover.time.workdays import local_date
from services import people
from services.acting import act
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def edit(
    services: Services, request: Request, handover_id: str, form: DetailsForm, shown: Mapping[str, str]
) -> Handover:
    """Store these details with what follows, and plan the first digest of whoever is new. `shown`: see `edit_details`.

    Raises FieldProblems, NotActive, and RightsUnknown when Slack does not say in time who the people are.
    """
    wanted = [user for field in PEOPLE_FIELDS if (user := getattr(form, field))]
    facts = await people.current(services, request.workspace, wanted)
    found = {user: one.person for user, one in facts.items()}

    async def keep_people(unit: UnitOfWork, _by: Person) -> None:
        for one in facts.values():
            await people.keep(unit, one)
            if await unit.people.next_digest(one.person.id) is None:
                await unit.people.set_next_digest(one.person.id, next_digest_at(one.person, request.now))

    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, by: edit_details(
            h, form, found, by=by, today=local_date(request.now, by.zone), now=request.now, shown=shown
        ),
        also=keep_people,
    )
    return handover
