"""Who could know what a CSM who has gone would have answered: whom to ask, and what the customer's people have said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handover.access import require_open
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Contact
from handover.model.refusals import AlreadyDone, Done
from handover.tell_first import key_of, people_known
from handover.who_knows import colleagues, customers
from handover.who_knows.colleagues import Proposal
from services import people, tell_first
from services.accounts import MOST_COMPARED, vouched_account
from services.acting import act, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

MOST_EARLIER = 5
"""Earlier handovers of an account whose people could know."""


@dataclass(frozen=True)
class WhoKnows:
    """Whom somebody could ask in a handover: colleagues about what is open, and the customer's people."""

    handover: Handover
    proposed: tuple[Proposal, ...]
    names: dict[str, str]
    there: tuple[Contact, ...]


async def who_knows(services: Services, request: Request, handover_id: str) -> WhoKnows:
    """Return whom whoever asks could ask. Raises NotAParticipant, RightsUnknown, NotActive."""
    handover, person = await view(services, request, handover_id)
    require_open(handover)
    async with services.store.begin(request.workspace) as unit:
        stored = await unit.handovers.get(handover.id)
        account = await vouched_account(unit, stored)
        entries = await unit.blueprint.page(account.id, 0, MOST_COMPARED) if account is not None else ()
        there = customers.people_there(stored, people_known(stored, entries))
        earlier = (await unit.handovers.ended_of_account(account.id))[:MOST_EARLIER] if account is not None else ()
        known = await unit.people.many(colleagues.candidates(handover, entries, earlier))
    proposed = colleagues.proposals(handover, entries, earlier, known, person) if handover.active else ()
    return WhoKnows(handover, proposed, {one.who: known[one.who].name for one in proposed}, there)


async def ask(
    services: Services, request: Request, handover_id: str, wanted: Sequence[tuple[str, str]]
) -> tuple[Handover, tuple[str, ...]]:
    """Ask these colleagues (pairs of an item and a user id); return the handover and the ids of what was asked now.

    Raises what `colleagues.ask_all` raises, and RightsUnknown.
    """
    facts = await people.current(services, request.workspace, {user for _, user in wanted})
    found = {user: one.person for user, one in facts.items()}
    before: set[str] = set()

    async def keep(unit: UnitOfWork, _by: Person) -> None:
        for one in facts.values():
            await people.keep(unit, one)

    def rule(handover: Handover, by: Person) -> Decision:
        before.clear()
        before.update(one.id for one in handover.contributor_requests)
        return colleagues.ask_all(handover, wanted, found, by=by, now=request.now)

    handover, _ = await act(services, request, handover_id, rule, keep)
    return handover, tuple(one.id for one in handover.contributor_requests if one.id not in before)


async def take_back(services: Services, request: Request, handover_id: str, asked: Sequence[str]) -> None:
    """Take those of these questions back that nobody has answered. Raises what `colleagues.take_back_all` raises."""
    await act(services, request, handover_id, lambda h, by: colleagues.take_back_all(h, asked, by=by))


async def to_note(
    services: Services, request: Request, handover_id: str, mark: str
) -> tuple[Handover, Contact, tuple[Item, ...]]:
    """Return who of the customer's has said something, and what whoever asks may write about.

    Raises CustomerNotTold, NotActive, and AlreadyDone for nobody who is known.
    """
    handover, by = await view(services, request, handover_id)
    require_open(handover)
    async with services.store.begin(request.workspace) as unit:
        person = await _person(unit, handover_id, mark)
    customers.require_may_be_asked(handover, person)
    return handover, person, customers.writable(handover, by)


async def mark_told(services: Services, request: Request, handover_id: str, mark: str, *, told: bool) -> None:
    """Note that somebody of the customer's is told, or (not `told`) take that back. Raises what `tell_first.mark_told` raises."""
    async with services.store.begin(request.workspace) as unit:
        person = await _person(unit, handover_id, mark)
    await tell_first.mark_told(services, request, handover_id, key_of(person), told=told)


async def note(services: Services, request: Request, handover_id: str, mark: str, item: str, text: str) -> Handover:
    """Keep what somebody of the customer's has said. Raises what `customers.note` raises, AlreadyDone for nobody who is known."""
    found: list[Contact] = []

    async def whose(unit: UnitOfWork, _by: Person) -> None:
        found[:] = [await _person(unit, handover_id, mark)]

    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, by: customers.note(h, item, found[0], text, by=by, now=request.now),
        whose,
    )
    return handover


async def take_out(services: Services, request: Request, handover_id: str, item: str, at: datetime) -> None:
    """Take out what was noted at this time (UTC). Raises what `customers.take_out` raises."""
    await act(services, request, handover_id, lambda h, by: customers.take_out(h, item, at, by=by))


async def _there(unit: UnitOfWork, handover: Handover) -> tuple[Contact, ...]:
    return customers.people_there(handover, await tell_first.people_known(unit, handover))


async def _person(unit: UnitOfWork, handover_id: str, mark: str) -> Contact:
    there = await _there(unit, await unit.handovers.get(handover_id))
    person = next((one for one in there if customers.mark_of(one) == mark), None)
    if person is None:
        raise AlreadyDone(Done.TODO_SETTLED)
    return person
