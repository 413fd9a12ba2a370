"""What leaves with an invitation is compared with everything internal, as the letters are (P3)."""

import asyncio
from collections.abc import Callable, Mapping

from handover.introduction.leaks import internal_links, leaks
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from handover.release.facts import Known
from handover.release.for_customer import promises_for_customer
from handover.release.sorting import sort
from services.accounts import internal_texts
from services.acting import Rule, act, view
from services.context import Services
from services.release import known_for
from services.request import Request
from storage.store import UnitOfWork

Words = Mapping[str, tuple[str, str]]
"""What each field that leaves with an invitation says now, and said before: what stands there already has passed."""
LINKS_ALLOWED = frozenset({"place"})
"""Fields in which an address may stand that is known internally: that of the room where a call is held."""


async def shielded(
    services: Services, request: Request, handover_id: str, written: Callable[[Handover], Words], rule: Rule
) -> tuple[Handover, Person]:
    """Apply a rule as `act` does, unless something internal would leave with what is `written`, given the handover before it.

    Raises FieldProblems, beside the field where it stands, and what `rule` raises.
    """
    besides: tuple[str, ...] = ()
    allowed = ""

    async def look(unit: UnitOfWork, _person: Person) -> None:
        nonlocal besides
        handover = await unit.handovers.get(handover_id)
        besides = await internal_texts(unit, handover) if _new(written(handover)) else ()

    def checked(handover: Handover, person: Person) -> Decision:
        _require_nothing_internal(handover, written(handover), besides, allowed)
        return rule(handover, person)

    handover, person = await view(services, request, handover_id)
    if _new(written(handover)):
        allowed = "\n".join(await promises_known(services, request, handover_id))
    async with services.store.begin(request.workspace) as unit:
        await look(unit, person)
    # Compared once outside of the transaction, where nobody waits for it; inside, the result is at hand.
    await asyncio.to_thread(_require_nothing_internal, handover, written(handover), besides, allowed)
    return await act(services, request, handover_id, checked, also=look)


async def promises_known(services: Services, request: Request, handover_id: str) -> tuple[str, ...]:
    """Return the promises that the customer knows, in words that they may read."""
    async with services.store.begin(request.workspace) as unit:
        known = await known_for(unit, await unit.handovers.get(handover_id))
    return await asyncio.to_thread(_promises_of, known)


def _promises_of(known: Known) -> tuple[str, ...]:
    return promises_for_customer(known, sort(known))


def _new(words: Words) -> Mapping[str, str]:
    """Return what is said for the first time, by field."""
    return {field: now for field, (now, was) in words.items() if now.strip() and now != was}


def _require_nothing_internal(handover: Handover, words: Words, besides: tuple[str, ...], allowed: str) -> None:
    for field, now in _new(words).items():
        found = [leak.sentence for leak in leaks(handover, now, own=allowed, besides=besides)]
        found += [] if field in LINKS_ALLOWED else internal_links(handover, now, besides)
        if found:
            raise FieldProblems({field: FieldProblem.CUSTOMER_WOULD_READ}, {"sentence": found[0]})
