"""A message from anywhere in Slack becomes evidence of an item."""

from collections.abc import Sequence

from handover.evidence import save_message
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.references import Reference
from handover.references import noted
from services import people
from services.acting import act
from services.context import Services
from services.lookup import open_of
from services.request import Request


async def running_handovers(services: Services, request: Request) -> list[Handover]:
    """Return the running handovers of whoever asks, their own as outgoing CSM first."""
    person = await people.person(services, request.workspace, request.user)
    running = [one for one in await open_of(services, request, person) if one.status is Status.ACTIVE]
    return sorted(running, key=lambda one: one.outgoing != person.id)


async def save(
    services: Services,
    request: Request,
    handover_id: str,
    item: str,
    text: str,
    permalink: str,
    spoken_of: Sequence[Reference] = (),
) -> Handover:
    """Save a message as evidence of an item: its words, its address, and whom and what of Slack's they speak of."""

    def save_it(handover: Handover, person: Person) -> Decision:
        saved = save_message(handover, item, text, permalink, by=person.id, now=request.now)
        return noted(saved, [one for one in spoken_of if one.shown in text], permalink)

    handover, _ = await act(services, request, handover_id, save_it)
    return handover
