"""What the customer replied to the introduction e-mail: noted, taken back, and who calls them about it."""

from handover import customer_reply
from handover.model.customer_reply import ReplyKind
from handover.model.handover import Handover
from services.acting import act, view_open
from services.context import Services
from services.digest import act_in_digest
from services.request import Request


async def to_note(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for somebody who may note the reply. Raises NothingSent, NotActive when it has ended."""
    handover, _ = await view_open(services, request, handover_id)
    if not handover.customer_told:
        raise customer_reply.NothingSent
    return handover


async def note(services: Services, request: Request, handover_id: str, kind: ReplyKind, text: str) -> Handover:
    """Store what the customer said. Raises NothingSent."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: customer_reply.note(h, kind, text, by=who.id, now=request.now),
    )
    return handover


async def not_heard(services: Services, request: Request, handover_id: str, asked: str) -> None:
    """Store, from a morning's message, that nothing was heard yet."""
    await act_in_digest(
        services,
        request,
        handover_id,
        lambda h, who: customer_reply.not_heard(h, asked, by=who.id, now=request.now),
    )


async def take_back(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Undo `note`. Raises ReplyChanged when another reply holds by now."""
    handover, _ = await act_in_digest(
        services, request, handover_id, lambda h, who: customer_reply.take_back(h, number, by=who.id)
    )
    return handover


async def plan_call(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Store that whoever asks calls the customer. Raises CallTaken, ReplyChanged."""
    handover, _ = await act_in_digest(
        services,
        request,
        handover_id,
        lambda h, who: customer_reply.plan_call(h, number, by=who.id, now=request.now),
    )
    return handover


async def call_held(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Store that the customer was called. Raises ReplyChanged."""
    handover, _ = await act_in_digest(
        services,
        request,
        handover_id,
        lambda h, who: customer_reply.call_held(h, number, by=who.id, now=request.now),
    )
    return handover


async def undo_call(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Undo `call_held`, or else `plan_call`. Raises ReplyChanged."""
    handover, _ = await act_in_digest(services, request, handover_id, lambda h, _: customer_reply.undo_call(h, number))
    return handover
