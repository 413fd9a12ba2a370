"""The incoming CSM's review: accepting answers, asking about them, and the replies to what was asked."""

from collections.abc import Mapping
from datetime import datetime

from handover import review
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AllowedRole, NotYours, Task
from services.acting import act, view
from services.context import Services
from services.request import Request


async def accept_as_seen(
    services: Services, request: Request, handover_id: str, ticked: Mapping[str, str]
) -> tuple[Handover, Person, int]:
    """Accept the ticked items whose answers are still as they were read (item → fingerprint).

    Returns the handover, the person, and how many answers were accepted by this.
    """
    accepted = 0

    def rule(handover: Handover, person: Person) -> Decision:
        nonlocal accepted
        seen = review.unchanged_since_seen(handover, ticked)
        decision = review.accept(handover, seen, by=person.id, now=request.now) if seen else unchanged(handover)
        accepted = _accepted(decision.handover) - _accepted(handover)
        return decision

    handover, person = await act(services, request, handover_id, rule)
    return handover, person, accepted


async def accept(services: Services, request: Request, handover_id: str, item: str) -> Handover:
    """Accept one answer."""
    handover, _ = await act(
        services, request, handover_id, lambda h, person: review.accept(h, [item], by=person.id, now=request.now)
    )
    return handover


async def take_back(services: Services, request: Request, handover_id: str, at: datetime) -> tuple[Handover, Person]:
    """Take back what this person accepted at this moment (UTC)."""
    return await act(services, request, handover_id, lambda h, person: review.take_back(h, by=person.id, at=at))


async def askable(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover, for somebody who may ask about its answers. Raises NotYours for others."""
    handover, person = await view(services, request, handover_id)
    if not review.may_review(handover, person.id):
        raise NotYours(Task.ASK_QUESTION, (AllowedRole.INCOMING,))
    return handover


async def ask(services: Services, request: Request, handover_id: str, item: str, text: str) -> tuple[Handover, Person]:
    """Ask the outgoing CSM about an answer. Raises FieldProblems."""
    return await act(
        services, request, handover_id, lambda h, person: review.ask(h, item, text, by=person.id, now=request.now)
    )


async def reply(services: Services, request: Request, handover_id: str, question: str, text: str) -> Handover:
    """Reply to a question. Raises FieldProblems."""
    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, person: review.reply_to(h, question, text, by=person.id, now=request.now),
    )
    return handover


def _accepted(handover: Handover) -> int:
    return sum(answer.accepted for answer in handover.answers.values())
