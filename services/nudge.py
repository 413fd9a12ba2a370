"""Asking those whose part is late how it goes."""

from collections.abc import Mapping
from datetime import datetime

from handover.hours import heard_at
from handover.late import nudged
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.nudge import nudge
from handover.time.workdays import local_date
from services import people
from services.acting import act, view
from services.context import Services
from services.request import Request


async def nudge_late(services: Services, request: Request, handover_id: str) -> Mapping[str, tuple[Person, datetime]]:
    """Ask everybody but the one who asks whose part is late. Returns who hears of it when (UTC), by user id.

    Raises NothingLate.
    """
    handover, _ = await view(services, request, handover_id)
    known = await people.known(services, request.workspace, handover.participants)
    told: dict[str, tuple[Person, datetime]] = {}

    def rule(handover: Handover, person: Person) -> Decision:
        late = nudged(handover, person.id, local_date(request.now, person.zone))
        owners = [known[todo.owner] for todo in late if todo.owner in known and not known[todo.owner].barred]
        told.update({owner.id: (owner, heard_at(owner, request.now)) for owner in owners})
        return nudge(handover, owners, by=person.id, now=request.now)

    await act(services, request, handover_id, rule)
    return told
