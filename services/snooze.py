"""Snooze: hearing nothing of one's handovers before a day."""

from datetime import date, timedelta

from handover import snooze
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.subject import EVERYTHING
from handover.settings import LONGEST_ABSENCE
from handover.time.workdays import local_date
from services import people
from services.acting import act
from services.context import Services
from services.digest import refreshing
from services.lookup import Choice, meant, open_of
from services.request import Request


async def handovers(services: Services, request: Request) -> tuple[tuple[Handover, ...], Person]:
    """Return the open handovers of whoever asks, and the person."""
    person = await people.person(services, request.workspace, request.user)
    return await open_of(services, request, person), person


async def chosen(services: Services, request: Request, person: Person, name: str, channel: str) -> str | Choice:
    """Return the id of the handover meant by name or channel, empty when none is named; the choice for an unclear name."""
    found = await meant(services, request, person, name, channel)
    if isinstance(found, Choice):
        return found if name else ""
    return found.id


async def snooze_until(
    services: Services, request: Request, handover_id: str, until: date, field: str
) -> tuple[list[Handover], Person]:
    """Snooze one handover, or all when `handover_id` is empty, until a local day, and return them and the person.

    Raises FieldProblems for `field` when the day is not ahead or too far off.
    """
    mine, person = await handovers(services, request)
    today = local_date(request.now, person.zone)
    _check(until, today, field)

    def rule(handover: Handover, who: Person) -> Decision:
        return snooze.snooze(handover, EVERYTHING, by=who.id, today=today, until=until)

    wanted = [one for one in mine if handover_id in ("", one.id)]
    done = [await act(services, request, one.id, rule, also=refreshing(today)) for one in wanted]
    return [handover for handover, _ in done], person


def _check(until: date, today: date, field: str) -> None:
    if until <= today:
        raise FieldProblems({field: FieldProblem.NOT_AHEAD})
    if until > today + LONGEST_ABSENCE - timedelta(days=1):
        raise FieldProblems({field: FieldProblem.TOO_FAR_OFF})
