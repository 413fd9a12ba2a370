"""A message from anywhere in Slack becomes evidence of an item."""

from handover.evidence import save_message
from handover.model.handover import Handover, Status
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
    services: Services, request: Request, handover_id: str, item: str, text: str, permalink: str
) -> Handover:
    """Save a message as evidence of an item."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: save_message(h, item, text, permalink, by=person.id, now=request.now),
    )
    return handover
