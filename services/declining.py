"""Declining a handover, and taking that back."""

from handover import declining
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.replanning.proposed import check_proposal
from services import people
from services.acting import act
from services.context import Services
from services.request import Request


async def decline(services: Services, request: Request, handover_id: str, why: str, instead: str = "") -> Handover:
    """Note that a handover is not this person's, with whom an incoming CSM proposes in their place.

    Raises FieldProblems without a reason, or for a proposal who could not take it.
    """
    facts = await people.current(services, request.workspace, [instead]) if instead else {}
    found = {user: one.person for user, one in facts.items()}

    def rule(handover: Handover, person: Person) -> Decision:
        check_proposal(handover, instead, found)
        return declining.decline(handover, why, instead, by=person.id, now=request.now)

    handover, _ = await act(services, request, handover_id, rule)
    return handover


async def undo(services: Services, request: Request, handover_id: str) -> Handover:
    """Take it back."""
    handover, _ = await act(
        services, request, handover_id, lambda h, who: declining.undo_decline(h, by=who.id, now=request.now)
    )
    return handover
