"""The one way to act on a handover: load, authorise, apply a rule, and store the outcome with its jobs, in one transaction."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from handover.access import participants_only
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from services import people
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

Rule = Callable[[Handover, Person], Decision]
"""What is to happen to a handover, given who wants it. Called again on a conflict, so it must have no side effects."""
Also = Callable[[UnitOfWork, Person], Awaitable[None]]
"""Stores something more in the same transaction, before the rule is applied. When it raises, nothing is stored."""
Result = TypeVar("Result")


async def act(
    services: Services, request: Request, handover_id: str, rule: Rule, also: Also | None = None
) -> tuple[Handover, Person]:
    """Apply a rule to a handover for whoever asks, and return the handover as stored and the person.

    Authorised inside the transaction, on the rights stored there. Raises NotAParticipant, UnknownHandover and what `rule`
    and `also` raise; nothing is stored then.
    """
    # From here on, what is logged about this request says which handover it is about.
    structlog.contextvars.bind_contextvars(handover=handover_id)

    async def attempt(fetched: Person | None) -> tuple[Handover, Person]:
        person: Person

        async def authenticate(unit: UnitOfWork) -> None:
            nonlocal person
            person = fetched or await people.stored(unit, request.user)
            if also is not None:
                await also(unit, person)

        def authorised(handover: Handover) -> Decision:
            return rule(participants_only(handover, person), person)

        handover = await services.store.decide(request.workspace, handover_id, authorised, authenticate)
        return handover, person

    return await _knowing_who_asks(services, request, attempt)


async def view(services: Services, request: Request, handover_id: str) -> tuple[Handover, Person]:
    """Return a handover to show to whoever asks, and the person. Raises NotAParticipant and UnknownHandover."""
    structlog.contextvars.bind_contextvars(handover=handover_id)

    async def attempt(fetched: Person | None) -> tuple[Handover, Person]:
        async with services.store.begin(request.workspace) as unit:
            person = fetched or await people.stored(unit, request.user)
            return participants_only(await unit.handovers.get(handover_id), person), person

    return await _knowing_who_asks(services, request, attempt)


async def _knowing_who_asks(
    services: Services, request: Request, attempt: Callable[[Person | None], Awaitable[Result]]
) -> Result:
    """Return what the attempt returns. Slack is asked about the person, outside of any transaction, if the store knows nothing."""
    try:
        return await attempt(None)
    except people.NotStored:
        return await attempt(await people.person(services, request.workspace, request.user))
