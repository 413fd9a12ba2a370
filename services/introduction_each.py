"""Whether the letter goes to all recipients at once or to each alone, with lines that nobody else reads."""

from collections.abc import Mapping

from handover.introduction.addressing import write_each
from handover.model.handover import Handover
from services.acting import act, view_open
from services.context import Services
from services.introduction_check import around_of
from services.request import Request


async def names_of(services: Services, request: Request, handover: Handover) -> Mapping[str, str]:
    """Return how the customer's people are called, by their address in small letters."""
    return (await around_of(services, request, handover)).names


async def store_each(
    services: Services, request: Request, handover_id: str, lines: Mapping[str, str] | None, based_on: int
) -> Handover:
    """Have each recipient get a letter of their own with these lines, or one letter go to all. Raises what `write_each` raises."""
    handover, _ = await view_open(services, request, handover_id)
    names = await names_of(services, request, handover)
    stored, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: write_each(h, lines, names, based_on=based_on, by=person.id, now=request.now),
    )
    return stored
