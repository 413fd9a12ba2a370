"""Steps: settled with one press, or planned, noted and excused in their form."""

from collections.abc import Mapping
from datetime import date

from handover import steps
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Person
from handover.steps import StepForm
from handover.time.workdays import local_date
from services.acting import act
from services.context import Services
from services.digest import act_in_digest, refreshing
from services.request import Request


async def finish(services: Services, request: Request, handover_id: str, step: str) -> tuple[Handover, Person]:
    """Settle a step. One that somebody else has settled meanwhile stays as it is."""

    def rule(handover: Handover, person: Person) -> Decision:
        if handover.step(step).settled:
            return unchanged(handover)
        return steps.finish(handover, step, by=person.id, now=request.now)

    return await act_in_digest(services, request, handover_id, rule)


async def save(
    services: Services,
    request: Request,
    handover_id: str,
    step: str,
    plans: StepForm,
    digest: date,
    shown: Mapping[str, str],
) -> tuple[Handover, Person]:
    """Save what the step's form says; `digest` is the local day of the digest to bring up to date. `shown`: see `save_step`."""

    def rule(handover: Handover, person: Person) -> Decision:
        today = local_date(request.now, person.zone)
        return steps.save_step(
            handover, step, plans, by=person.id, now=request.now, today=today, zone=person.zone, shown=shown
        )

    return await act(services, request, handover_id, rule, also=refreshing(digest))
