"""A planned call that does not fit any more is moved with a tap, or kept."""

from handover import call_clashes as clashes
from services.acting import act
from services.context import Services
from services.request import Request


async def move(services: Services, request: Request, handover_id: str, key: str, was: str, to: str) -> None:
    """Give a call another time; who takes part is told, and the invitation follows. Raises CallChanged, NotYours, NotActive."""
    await act(
        services,
        request,
        handover_id,
        lambda h, who: clashes.move(h, key, was, to, by=who.id, now=request.now, zone=who.zone),
    )


async def keep(services: Services, request: Request, handover_id: str, key: str, when: str, *, kept: bool) -> None:
    """Note that a call stays as it is, or take that back. Raises CallChanged, NotYours, NotActive, AlreadyDone."""
    await act(services, request, handover_id, lambda h, who: clashes.keep(h, key, when, by=who.id, kept=kept))
