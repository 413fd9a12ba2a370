"""What who covers is asked once a month, chosen for their morning message, and as it stands by now (P9)."""

from datetime import date, datetime

from handover.cover.monthly import MOST_ASKED, MOST_LOOKED_AT, CoverAsked, asked_monthly, first_asked_at, next_asked_at
from handover.model.account import Account
from handover.model.people import Person
from services.cover_changes import changes_of
from storage.store import UnitOfWork


async def due_covers(unit: UnitOfWork, person: Person, day: date, now: datetime) -> tuple[CoverAsked, ...]:
    """Return the accounts about which this person is asked in their morning message of the local day `day`, as who covers them.

    The others that are looked at are looked at again when it may be time.
    """
    if person.barred:
        return ()
    due = await unit.pings.covers_due(person.id, now, MOST_LOOKED_AT)
    accounts = await unit.accounts.many(due) if due else {}
    found: list[CoverAsked] = []
    for account in (accounts[one] for one in due if one in accounts):
        cover = account.cover
        if cover is None or first_asked_at(cover) > now or not asked_monthly(cover, day):
            at = first_asked_at(cover) if cover is not None else now
            await unit.pings.postpone(account.id, at if at > now else next_asked_at(now))
        elif len(found) < MOST_ASKED:
            found.append(await _asked(unit, account))
    return tuple(found)


async def asked_covers(unit: UnitOfWork, person: Person, day: date) -> tuple[CoverAsked, ...]:
    """Return about what this person was asked in the digest of that local day as who covers, as it is now."""
    asked = await unit.pings.covers_of_day(person.id, day)
    accounts = await unit.accounts.many(asked) if asked else {}
    found = (accounts[one] for one in asked if one in accounts)
    return tuple([await _asked(unit, account) for account in found if account.covers])


async def _asked(unit: UnitOfWork, account: Account) -> CoverAsked:
    cover = account.cover or account.covers[-1]
    changed = await changes_of(unit, account, cover)
    return CoverAsked(account, cover, len(changed.entries) + len(changed.fields))
