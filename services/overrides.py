"""Decisions in somebody's place, with a reason."""

from collections.abc import Mapping

from handover import overrides
from handover.introduction.check import NOTHING
from handover.model.audit import OverrideKind
from handover.model.handover import Handover
from services.acting import act
from services.context import Services
from services.introduction_check import looked_through
from services.request import Request


async def override(
    services: Services, request: Request, handover_id: str, kind: OverrideKind, why: str, seen: Mapping[str, str]
) -> Handover:
    """Decide in another's place. Raises what `handover.overrides.override` raises."""
    approves = kind is OverrideKind.APPROVAL
    beside = await looked_through(services, request, handover_id) if approves else NOTHING
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: overrides.override(h, kind, why, by=person, now=request.now, seen=seen, beside=beside),
    )
    return handover


async def take_back(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Take a decision in another's place back. Raises what `handover.overrides.take_back` raises."""
    handover, _ = await act(services, request, handover_id, lambda h, who: overrides.take_back(h, number, by=who))
    return handover
