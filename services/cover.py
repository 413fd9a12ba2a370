"""A cover: what has changed since it began, and when, or whether, the owner is back (P9, P25)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

from handover.accounts.following import recorded
from handover.cover import ending
from handover.cover.asking import Asked, questions, shown_as_it_is, whom_to_ask
from handover.cover.changes import ChangedSince
from handover.cover.file import changes_file
from handover.cover.returning import return_begins
from handover.home import home_tab
from handover.model.account import Account
from handover.model.cover import Cover
from handover.model.people import Person
from handover.time.workdays import local_date
from services.accounts import account_seen, account_to_change
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.cover_changes import changes_of
from services.pings import ping_shown
from services.request import Request
from storage.store import UnitOfWork

Rule = Callable[[Account, Person], Account]
Also = Callable[[UnitOfWork, Account], Awaitable[None]]


@dataclass(frozen=True)
class CoverPage:
    """An account, its cover (the last one, where nobody covers any more), and what has changed since that began."""

    account: Account
    cover: Cover
    changed: ChangedSince
    today: date
    """The local day of whoever looks at it."""


async def cover_of(unit: UnitOfWork, account: Account, today: date) -> CoverPage:
    """Return the cover of an account on the local day `today`. Raises NobodyCovers for one that was never covered."""
    cover = account.cover or (account.covers[-1] if account.covers else None)
    if cover is None:
        raise ending.NobodyCovers(account.name)
    return CoverPage(account, cover, await changes_of(unit, account, cover), today)


async def view_cover(services: Services, request: Request, account_id: str) -> CoverPage:
    """Return the cover of an account. Raises NobodyCovers, and what `accounts.view_account` raises."""

    async def attempt(who: WhoAsks) -> CoverPage:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, _ = await account_seen(unit, account_id, person)
            return await cover_of(unit, account, local_date(request.now, person.zone))

    return await knowing_who_asks(services, request, attempt)


async def want_file(services: Services, request: Request, account_id: str) -> CoverPage:
    """Have what has changed sent to whoever asks as a file. Raises what `view_cover` raises."""
    seen = await view_cover(services, request, account_id)
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(changes_file(seen.account.id, request.user, request.now))
    return seen


async def back_on(
    services: Services, request: Request, account_id: str, day: date | None, *, tells_customer: bool = True
) -> Account:
    """Note that the owner is back on this local day, None for the day that is known: the return begins then, now at the earliest.

    Raises NobodyCovers, FieldProblems, and what `view_cover` raises.
    """

    def rule(account: Account, person: Person) -> Account:
        known = account.cover.until if account.cover is not None else None
        return ending.back_on(account, day or known, tells_customer=tells_customer, by=person.id, at=request.now)

    async def begins(unit: UnitOfWork, account: Account) -> None:
        cover = ending.require_cover(account)
        owner = await unit.people.get(cover.owner) or Person(cover.owner, "")
        job = return_begins(cover, owner)
        asked = {**job.ref, "user": request.user}
        begun = cover.until is not None and cover.until <= local_date(request.now, owner.zone)
        due = None if begun else job.due
        await unit.jobs.add(replace(job, ref=asked, due=due))

    return await _change(services, request, account_id, rule, begins)


async def back_later(services: Services, request: Request, account_id: str, day: date | None) -> Account:
    """Note that the owner is back on another day, None while nobody knows. Raises what `back_on` raises."""

    def rule(account: Account, person: Person) -> Account:
        today = local_date(request.now, person.zone)
        return ending.back_later(account, day, today=today, at=request.now)

    return await _change(services, request, account_id, rule, _asked_anew(request))


def _asked_anew(request: Request) -> Also:
    """Return what has the questions about the day asked anew."""

    async def asked(unit: UnitOfWork, account: Account) -> None:
        cover = ending.require_cover(account)
        manager = whom_to_ask(account, Asked.UNANSWERED)
        await unit.jobs.add(*questions(cover.handover, cover.by, manager, cover.until, cover.day_said_at, request.now))

    return asked


async def not_agreed(services: Services, request: Request, account_id: str) -> Account:
    """Take back that the owner is back on the day that is known: nothing begins by itself then."""
    return await _change(services, request, account_id, lambda account, _: ending.not_agreed(account))


async def _change(
    services: Services,
    request: Request,
    account_id: str,
    rule: Rule,
    also: Also | None = None,
) -> Account:
    """Store what the rule makes of the account, with what follows, for somebody who may change it."""

    async def attempt(who: WhoAsks) -> Account:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, _ = await account_to_change(unit, account_id, person)
            changed = recorded(account, rule(account, person), by=person.id, at=request.now)
            await unit.accounts.save(changed)
            await unit.jobs.add(*(home_tab(user) for user in {account.covered_by, changed.covered_by} if user))
            cover = ending.require_cover(changed)
            await unit.jobs.add(*shown_as_it_is(changed, cover, person.id))
            await ping_shown(unit, changed.id, cover.by)
            if also is not None:
                await also(unit, changed)
            return changed

    return await knowing_who_asks(services, request, attempt)
