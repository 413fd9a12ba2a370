"""The quarterly question to an account's owner: chosen for their morning message, and answered."""

from collections.abc import Callable
from datetime import date, datetime

from handover import pings
from handover.digest.schedule import digest_refresh
from handover.model.account import Account, AccountEntry
from handover.model.entry_change import EntryAct
from handover.model.people import Person
from handover.pings import MOST_ENTRIES, MOST_LOOKED_AT, Ping, next_look
from services.accounts import account_seen, account_to_change
from services.acting import WhoAsks, knowing_who_asks
from services.canvas import look_at_account
from services.context import Services
from services.entries import store_entry
from services.request import Request
from storage.store import UnitOfWork


async def due_ping(unit: UnitOfWork, person: Person, now: datetime) -> Ping | None:
    """Return what this person is asked in their morning message, None for nothing; what is fresh is looked at again later.

    However many accounts they own, only a few are looked at in a morning.
    """
    if not person.account_pings or person.barred:
        return None
    for account_id in await unit.pings.due(person.id, now, MOST_LOOKED_AT):
        entries = await unit.blueprint.stalest(account_id, now, MOST_ENTRIES)
        account = (await unit.accounts.many([account_id])).get(account_id)
        if entries and account is not None:
            await look_at_account(unit, account_id, now)
            return Ping(account, entries)
        await unit.pings.postpone(account_id, next_look(await unit.blueprint.next_stale(account_id, now), now))
    return None


async def asked_on(
    unit: UnitOfWork, person: Person, day: date
) -> tuple[Account, tuple[AccountEntry, ...], bool] | None:
    """Return what this person was asked in the digest of that local day, as it is now, and whether they switched it off."""
    asked = await unit.pings.of_day(person.id, day)
    account = (await unit.accounts.many([asked.account_id])).get(asked.account_id) if asked is not None else None
    if asked is None or account is None:
        return None
    known = await unit.blueprint.of_items(account.id, asked.items)
    return account, tuple(known[item] for item in asked.items if item in known), asked.switched_off


async def confirm(services: Services, request: Request, account_id: str, item: str) -> None:
    """Note that an entry is still so."""
    await _change(
        services,
        request,
        account_id,
        item,
        EntryAct.CONFIRMED,
        lambda one, by: pings.still_true(one, by.id, request.now),
    )


async def take_back(services: Services, request: Request, account_id: str, item: str) -> None:
    """Take that back."""
    await _change(
        services, request, account_id, item, EntryAct.RESTORED, lambda one, by: pings.not_confirmed(one, by.id)
    )


async def switch(services: Services, request: Request, account_id: str, *, on: bool) -> None:
    """Have this person asked about the account, or not."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, _ = await account_seen(unit, account_id, person)
            await unit.pings.switch_off(account.id, "" if on else person.id)
            await ping_shown(unit, account.id, person.id)

    await knowing_who_asks(services, request, attempt)


async def ping_shown(unit: UnitOfWork, account_id: str, user: str) -> None:
    """Bring the morning message up to date in which this person, as its owner or who covers, was asked about the account last."""
    day = await unit.pings.last_day(account_id)
    if day is not None:
        await unit.jobs.add(digest_refresh(user, day))


async def _change(
    services: Services,
    request: Request,
    account_id: str,
    item: str,
    act: EntryAct,
    rule: Callable[[AccountEntry, Person], AccountEntry],
) -> None:
    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_to_change(unit, account_id, person)
            known = (await unit.blueprint.of_items(account.id, [item])).get(item)
            if known is not None:
                await store_entry(unit, account, running, known, rule(known, person), act, person, request)
            await ping_shown(unit, account.id, person.id)

    await knowing_who_asks(services, request, attempt)
