"""What leaves with an invitation is compared with everything internal, as the letters are (P3)."""

import asyncio
from collections.abc import Callable, Mapping

from handover.introduction.leaks import internal_links, leaks
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Person
from services.accounts import internal_texts
from services.acting import Rule, act, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

Check = Callable[[Handover, tuple[str, ...]], None]
"""Raises FieldProblems for what would leave of a handover, or of internal texts beside it."""
LINKS_ALLOWED = frozenset({"place"})
"""Fields in which an address may stand that is known internally: that of the room where a call is held."""


async def shielded(
    services: Services, request: Request, handover_id: str, check: Check, rule: Rule
) -> tuple[Handover, Person]:
    """Apply a rule as `act` does, once nothing internal would leave. Raises what `check` and `rule` raise."""
    handover, _ = await view(services, request, handover_id)
    async with services.store.begin(request.workspace) as unit:
        known = await internal_texts(unit, await unit.handovers.get(handover_id))
    # Compared once outside of the transaction, where nobody waits for it; inside, the result is at hand.
    await asyncio.to_thread(check, handover, known)
    besides: tuple[str, ...] = ()

    async def look(unit: UnitOfWork, _person: Person) -> None:
        nonlocal besides
        besides = await internal_texts(unit, await unit.handovers.get(handover_id))

    def checked(handover: Handover, person: Person) -> Decision:
        check(handover, besides)
        return rule(handover, person)

    return await act(services, request, handover_id, checked, also=look)


def internal_problem(
    handover: Handover, written: Mapping[str, tuple[str, str]], besides: tuple[str, ...]
) -> FieldProblems | None:
    """Return what would leave, beside the field where it stands. `written` is what each field says now, and said before.

    What stands in the invitation already has passed.
    """
    for field, (now, was) in written.items():
        if not now.strip() or now == was:
            continue
        found = [leak.sentence for leak in leaks(handover, now, besides=besides)]
        found += [] if field in LINKS_ALLOWED else internal_links(handover, now, besides)
        if found:
            return FieldProblems({field: FieldProblem.CUSTOMER_WOULD_READ}, {"sentence": found[0]})
    return None
