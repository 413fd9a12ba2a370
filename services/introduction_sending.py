"""When and how the introduction e-mail was sent, said after it was marked."""

from datetime import date

from handover.introduction import sending
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.introduction import SentWay
from handover.model.people import Person
from handover.time.workdays import local_date
from services.acting import act
from services.context import Services
from services.request import Request


async def correct_sending(
    services: Services, request: Request, handover_id: str, sent_day: date | None, way: SentWay | None
) -> None:
    """Store on which day, in the zone of whoever says so, and how the e-mail was sent. Raises FieldProblems, NotSent, NotActive."""

    def rule(handover: Handover, person: Person) -> Decision:
        today = local_date(request.now, person.zone)
        return sending.correct_sending(handover, day=sent_day, way=way, zone=person.zone, today=today)

    await act(services, request, handover_id, rule)
