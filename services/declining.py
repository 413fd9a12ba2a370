"""Declining a handover, and taking that back."""

from handover import declining
from handover.model.handover import Handover
from services.acting import act
from services.context import Services
from services.request import Request


async def decline(services: Services, request: Request, handover_id: str, why: str) -> Handover:
    """Note that a handover is not this person's. Raises FieldProblems without a reason."""
    handover, _ = await act(
        services, request, handover_id, lambda h, who: declining.decline(h, why, by=who.id, now=request.now)
    )
    return handover


async def undo(services: Services, request: Request, handover_id: str) -> Handover:
    """Take it back."""
    handover, _ = await act(services, request, handover_id, lambda h, who: declining.undo_decline(h, by=who.id))
    return handover
