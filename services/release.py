"""The document for a provider outside: looked at, put together, released, and what has become of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from handover.access import participants_only
from handover.blueprint.entries import entry_of
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.receiver import Receiver
from handover.model.release import HowSent
from handover.release import releasing
from handover.release.facts import Known
from handover.release.sorting import Sorting, sort
from handover.time.workdays import local_date
from services import people
from services.accounts import vouched_account
from services.acting import WhoAsks, act, knowing_who_asks, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class ReleasePage:
    """What is shown of a handover's document for outside, and whether whoever asks decides about it."""

    known: Known
    sorting: Sorting
    decides: bool

    @property
    def handover(self) -> Handover:
        """The handover as it was read."""
        return self.known.handover


async def page(services: Services, request: Request, handover_id: str) -> ReleasePage:
    """Return the document as it is now. Raises NotAParticipant, RightsUnknown, UnknownHandover."""

    async def attempt(who: WhoAsks) -> tuple[Known, Person]:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            handover = participants_only(await unit.handovers.get(handover_id), person)
            return await known_for(unit, handover), person

    known, person = await knowing_who_asks(services, request, attempt)
    # To compare everything may take long, so nobody else waits for that.
    sorting = await asyncio.to_thread(sort, known)
    return ReleasePage(known, sorting, releasing.may_release(known.handover, person))


async def to_change(services: Services, request: Request, handover_id: str) -> Handover:
    """Return the handover for a form of the manager's. Raises ManagerReleases, and what `view` raises."""
    handover, _ = await view(services, request, handover_id, releasing.manager_only)
    return handover


async def today(services: Services, request: Request) -> date:
    """Return the local day of whoever asks."""
    person = await people.person(services, request.workspace, request.user)
    return local_date(request.now, person.zone)


async def set_receiver(services: Services, request: Request, handover_id: str, receiver: Receiver) -> Handover:
    """Store who receives it. Raises FieldProblems, ManagerReleases."""
    return await _decided(services, request, handover_id, lambda h, _: releasing.set_receiver(h, receiver))


async def write(services: Services, request: Request, handover_id: str, words: str, reach: str) -> Handover:
    """Store the manager's words for the receiver, and how they reach us. Raises ManagerReleases."""
    return await _decided(services, request, handover_id, lambda h, _: releasing.write(h, words, reach))


async def choose(services: Services, request: Request, handover_id: str, key: str, mark: str, *, out: bool) -> Handover:
    """Leave a fact out, or let it out. Raises NotAsShown, ManagerReleases."""
    return await _of_known(
        services,
        request,
        handover_id,
        lambda known, who: releasing.choose(known, key, mark, out=out, by=who.id, now=request.now),
    )


async def release(services: Services, request: Request, handover_id: str, shown: str) -> Handover:
    """Release the document that was looked at. Raises NoReceiver, NotAsShown, StillConfidential, ManagerReleases."""
    return await _of_known(
        services,
        request,
        handover_id,
        lambda known, who: releasing.release(known, shown, by=who.id, now=request.now),
    )


async def take_back(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Take a version back. Raises SentAlready, ManagerReleases."""
    return await _decided(
        services, request, handover_id, lambda h, who: releasing.take_back(h, number, by=who.id, now=request.now)
    )


async def mark_sent(
    services: Services, request: Request, handover_id: str, number: int, on: date | None, how: HowSent, whom: str
) -> Handover:
    """Note that a version was sent on. Raises FieldProblems, ManagerReleases."""
    return await _decided(
        services,
        request,
        handover_id,
        lambda h, who: releasing.mark_sent(
            h,
            number,
            releasing.passed_on(on, how, whom, by=who.id, now=request.now),
            local_date(request.now, who.zone),
        ),
    )


async def mark_received(
    services: Services, request: Request, handover_id: str, number: int, on: date | None, how: HowSent, whom: str
) -> Handover:
    """Note that the receiver confirmed a version. Raises FieldProblems, NotSentYet, ManagerReleases."""
    return await _decided(
        services,
        request,
        handover_id,
        lambda h, who: releasing.mark_received(
            h,
            number,
            releasing.passed_on(on, how, whom, by=who.id, now=request.now),
            local_date(request.now, who.zone),
        ),
    )


async def undo(services: Services, request: Request, handover_id: str, number: int) -> Handover:
    """Undo what was noted last of a version. Raises ManagerReleases."""
    return await _decided(services, request, handover_id, lambda h, _: releasing.undo(h, number))


async def known_for(unit: UnitOfWork, handover: Handover) -> Known:
    """Return what a release of a handover that was read in this unit of work is made from.

    Where its people may not see the account (`access.vouched_for`), that is what the handover itself has gathered.
    """
    account = await vouched_account(unit, handover)
    if account is not None:
        return Known(handover, account, tuple(await unit.blueprint.all(account.id)))
    given = (entry_of(handover, item) for item in handover.answers)
    own = Account(unit.handovers.account_id(handover.id), handover.account)
    return Known(handover, own, tuple(entry for entry in given if entry is not None))


async def _decided(
    services: Services, request: Request, handover_id: str, rule: Callable[[Handover, Person], Decision]
) -> Handover:
    handover, _ = await act(services, request, handover_id, rule, who_may=releasing.manager_only)
    return handover


async def _of_known(
    services: Services, request: Request, handover_id: str, rule: Callable[[Known, Person], Decision]
) -> Handover:
    """Apply a rule to what is known, read in the transaction in which it is decided; it was compared before."""
    known = (await page(services, request, handover_id)).known

    async def read(unit: UnitOfWork, _: Person) -> None:
        nonlocal known
        known = await known_for(unit, await unit.handovers.get(handover_id))

    handover, _ = await act(
        services,
        request,
        handover_id,
        lambda h, who: rule(replace(known, handover=h), who),
        also=read,
        who_may=releasing.manager_only,
    )
    return handover
