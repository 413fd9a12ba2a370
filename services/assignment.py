"""Whether an incoming CSM takes accounts on: said, taken back, asked once more, and another one put in who was proposed."""

from collections.abc import Mapping, Sequence

from handover import assignment
from handover.assignment import still_awaited
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import Refusal
from handover.opening.jobs import welcomes
from handover.replanning.proposed import ask_proposed, form_with
from handover.time.workdays import local_date
from services import people
from services.acting import act, view_open
from services.context import Services
from services.digest import act_in_digest
from services.replanning import changed
from services.request import Request


async def accept(services: Services, request: Request, handover_id: str) -> Handover:
    """Note that whoever asks, the incoming CSM, takes the account on. Raises NotYours, AlreadyDone, NotActive."""
    handover, _ = await act_in_digest(
        services,
        request,
        handover_id,
        lambda h, who: _shown(h, assignment.accept(h, by=who.id, now=request.now)),
    )
    return handover


async def undo(services: Services, request: Request, handover_id: str) -> Handover:
    """Take that back. Raises NotYours, NotActive."""
    handover, _ = await act_in_digest(
        services, request, handover_id, lambda h, who: _shown(h, assignment.undo_accept(h, by=who.id))
    )
    return handover


async def accept_all(services: Services, request: Request, handover_ids: Sequence[str]) -> None:
    """Note that whoever asks takes all of these on that still wait for their answer; the others are left as they are."""
    for one in handover_ids:
        try:
            await accept(services, request, one)
        except Refusal:
            # Ended, declined, or somebody else's by now: the list says so.
            continue


async def awaited(services: Services, request: Request) -> tuple[Handover, ...]:
    """Return the handovers of which whoever asks has not said yet whether they take the account on, by its name."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        return still_awaited(await unit.handovers.of_person(person.id), person.id)


async def listed(services: Services, request: Request, handover_ids: Sequence[str]) -> tuple[Handover, ...]:
    """Return those of these handovers whose incoming CSM asks, as they are now, in this order."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        mine = {one.id: one for one in await unit.handovers.of_person(person.id) if one.incoming == person.id}
    return tuple(mine[one] for one in handover_ids if one in mine)


async def remind(services: Services, request: Request, handover_id: str) -> Handover:
    """Have the incoming CSM asked once more, at most once a day. Raises NotActive."""
    handover, _ = await act(
        services, request, handover_id, lambda h, who: assignment.remind(h, by=who, now=request.now)
    )
    return handover


async def ask(services: Services, request: Request, handover_id: str, chosen: str) -> Handover:
    """Put in whom the incoming CSM has proposed when they declined. Raises AlreadyDone, ProposalDoesNotFit, NotActive."""
    handover, _ = await view_open(services, request, handover_id)

    def rule(handover: Handover, found: Mapping[str, Person], by: Person) -> Decision:
        today = local_date(request.now, by.zone)
        return ask_proposed(handover, chosen, found, by=by, today=today, now=request.now)

    return await changed(services, request, handover_id, form_with(handover, chosen), rule)


def _shown(before: Handover, decision: Decision) -> Decision:
    """Return the decision with the first messages brought up to date, where it changes anything."""
    if decision.handover is before:
        return decision
    return Decision(decision.handover, (*decision.jobs, *welcomes(decision.handover, again=True)))
