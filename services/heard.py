"""Somebody says that the customer has heard from them today, or takes that back (P118)."""

from handover import heard
from services.acting import act
from services.context import Services
from services.request import Request


async def heard_today(services: Services, request: Request, handover_id: str) -> None:
    """Note that the customer has heard from whoever asks. Raises NotActive when the handover has ended."""
    await act(services, request, handover_id, lambda h, who: heard.heard_today(h, by=who.id, now=request.now))


async def not_heard(services: Services, request: Request, handover_id: str) -> None:
    """Take that back. Raises NotActive when the handover has ended."""
    await act(services, request, handover_id, lambda h, who: heard.not_heard(h, by=who.id))
