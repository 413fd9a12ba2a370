"""The incoming CSM writes back the risks and first steps; the outgoing CSM confirms or corrects them."""

from collections.abc import Sequence

from handover import synthesis
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.model.synthesis import Synthesis
from services.acting import act, view_open
from services.context import Services
from services.request import Request


async def writable(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for somebody who may write. Raises NotYours for others, AlreadyDone once it is confirmed."""
    handover, person = await view_open(services, request, handover_id)
    if not synthesis.may_write(handover, person.id):
        raise NotYours(Task.WRITE_SYNTHESIS, (AllowedRole.INCOMING, AllowedRole.BACKUP))
    written = synthesis.current_synthesis(handover)
    if written is not None and written.confirmed:
        raise AlreadyDone(Done.SYNTHESIS_CONFIRMED)
    return handover


async def write(
    services: Services, request: Request, handover_id: str, risks: Sequence[str], first_steps: str, seen: str
) -> tuple[Handover, Person]:
    """Store the risks and first steps. Raises FieldProblems."""
    return await act(
        services,
        request,
        handover_id,
        lambda h, who: synthesis.write(h, risks, first_steps, seen=seen, by=who.id, now=request.now),
    )


async def correctable(services: Services, request: Request, handover_id: str) -> tuple[Handover, Synthesis]:
    """Return the handover and what was written, for somebody who may correct it.

    Raises NoSynthesis, NotYours for others, AlreadyDone once it is confirmed.
    """
    handover, person = await view_open(services, request, handover_id)
    return handover, synthesis.to_correct(handover, person.id)


async def confirm(services: Services, request: Request, handover_id: str, seen: str) -> tuple[Handover, Person]:
    """Say that what was written is right. Raises SynthesisChanged when it says something else by now."""
    return await act(
        services, request, handover_id, lambda h, who: synthesis.confirm(h, seen=seen, by=who.id, now=request.now)
    )


async def undo(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """Take a confirmation back."""
    return await act(services, request, handover_id, lambda h, who: synthesis.undo_confirmation(h, by=who.id))


async def correct(
    services: Services, request: Request, handover_id: str, text: str, seen: str
) -> tuple[Handover, Person]:
    """Store what is not right in it. Raises FieldProblems."""
    return await act(
        services,
        request,
        handover_id,
        lambda h, who: synthesis.correct(h, text, seen=seen, by=who.id, now=request.now),
    )
