"""Customers without a confirmed owner: for how long it has been so, and what follows when people come and go (P118)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from handover.digest.schedule import digest_refresh
from handover.limbo import Calendar, limbo_since, working_days
from handover.model.account import Account
from handover.model.handover import Handover
from handover.model.people import Person
from handover.time.workdays import local_date
from storage.limbo import OwnerMissing
from storage.store import UnitOfWork


async def days_in_limbo(
    unit: UnitOfWork, account_ids: Collection[str], now: datetime, calendar: Calendar
) -> Mapping[str, int]:
    """Return for how many working days, of this calendar, accounts have had no confirmed owner, by id; only of those."""
    missing = await unit.limbo.of(account_ids) if account_ids else {}
    accounts = await unit.accounts.many(missing) if missing else {}
    newest = await unit.handovers.newest_of_accounts(accounts) if accounts else {}
    incoming = await unit.people.many({one.incoming for one in newest.values()}) if newest else {}
    gone = {user for user, person in incoming.items() if person.barred}
    found = {one: limbo_since(account, missing[one].since, newest.get(one), gone) for one, account in accounts.items()}
    return {
        one: working_days(since, local_date(now, calendar.zone), calendar)
        for one, since in found.items()
        if since is not None
    }


async def limbo_of_handover(unit: UnitOfWork, handover: Handover, now: datetime, calendar: Calendar) -> int | None:
    """Return for how many working days the account of a handover has had no confirmed owner; None for one that has one."""
    if not handover.open:
        return None
    account_id = unit.handovers.account_id(handover.id)
    return (await days_in_limbo(unit, [account_id], now, calendar)).get(account_id)


async def first_leader(unit: UnitOfWork) -> str:
    """Return the user id of the first CS leader who is there, empty for none: they hear of accounts with no manager or backup."""
    chosen: Sequence[str] = (await unit.leaders.get()).people
    known = await unit.people.many(chosen) if chosen else {}
    return next((user for user in chosen if user not in known or not known[user].barred), "")


async def limbo_shown(unit: UnitOfWork, account_id: str) -> None:
    """Bring the morning message up to date in which somebody was told of the account."""
    told = await unit.limbo.last_told(account_id)
    if told is not None:
        await unit.jobs.add(digest_refresh(*told))


async def limbo_followed(unit: UnitOfWork, person: Person, at: datetime) -> None:
    """Note that somebody has gone at `at` (UTC), or is back, for the accounts that they own, or would hear of."""
    accounts = await unit.accounts.many(await unit.accounts.of_person(person.id))
    await unit.limbo.follow(accounts.values(), at)


async def owner_missing_since(unit: UnitOfWork, account: Account, missing: OwnerMissing) -> datetime | None:
    """Return since when (UTC) an account whose owner is missing has had no confirmed owner, None where one is about to be."""
    newest = await unit.handovers.newest_of_account(account.id)
    incoming = await unit.people.get(newest.incoming) if newest is not None else None
    gone = {incoming.id} if incoming is not None and incoming.barred else ()
    return limbo_since(account, missing.since, newest, gone)
