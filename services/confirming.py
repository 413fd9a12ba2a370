"""What was understood of an answer: looked through, confirmed, and the confirmation taken back."""

from datetime import datetime

from handover import confirming
from handover.model.handover import Handover
from handover.model.people import Person
from services.acting import act, view
from services.context import Services
from services.request import Request


async def understood(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """Return the handover whose records are to be looked through, and who asks for them."""
    return await view(services, request, handover_id)


async def confirm(
    services: Services, request: Request, handover_id: str, item: str, source: str = ""
) -> tuple[Handover, Person]:
    """Note that the records of an item, or of one message of it, are right. Raises NotYours, NotActive."""
    return await act(
        services, request, handover_id, lambda h, who: confirming.confirm(h, item, source, by=who, now=request.now)
    )


async def take_back(services: Services, request: Request, handover_id: str, item: str, at: datetime) -> Handover:
    """Take back what whoever asks confirmed at this moment. Raises NotYours, NotActive."""
    handover, _ = await act(services, request, handover_id, lambda h, who: confirming.take_back(h, item, at, by=who))
    return handover


async def add_offered(
    services: Services, request: Request, handover_id: str, item: str, record: str
) -> tuple[Handover, Person]:
    """Add an offered record to those of an item. Raises UnknownRecord, NotYours, NotActive."""
    return await act(
        services, request, handover_id, lambda h, who: confirming.add_offered(h, item, record, by=who, now=request.now)
    )


async def leave_offered(services: Services, request: Request, handover_id: str, item: str, record: str) -> Handover:
    """Take back that an offered record was added. Raises UnknownRecord, NotYours, NotActive."""
    handover, _ = await act(
        services, request, handover_id, lambda h, who: confirming.leave_offered(h, item, record, by=who)
    )
    return handover


async def take_contacts(services: Services, request: Request, handover_id: str, item: str) -> Handover:
    """Take the people named at the start into the answer to an item. Raises NotYours, AnswerFull, NotActive."""
    handover, _ = await act(
        services, request, handover_id, lambda h, who: confirming.take_contacts(h, item, by=who, now=request.now)
    )
    return handover
