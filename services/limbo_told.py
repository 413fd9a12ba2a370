"""Who is told in their morning message that a customer has had no confirmed owner for a day, and for three (P118)."""

from dataclasses import dataclass
from datetime import date, datetime

from handover.limbo import LOOK_AGAIN, MOST_LOOKED_AT, TELL_AT, to_tell, told_already, working_days
from handover.model.account import Account
from handover.model.handover import Handover
from handover.model.people import Person
from services.limbo import days_in_limbo, first_leader, owner_missing_since
from services.suggesting import decides
from storage.limbo import SentLimbo
from storage.store import UnitOfWork


@dataclass(frozen=True)
class InLimbo:
    """An account and its open handover, and how many working days it has had no confirmed owner; None for one that has one.

    `decides`: whoever it is shown to decides who takes it over.
    """

    account: Account
    running: Handover | None
    days: int | None
    decides: bool = False


@dataclass(frozen=True)
class Found:
    """An account that somebody is to be told of, and what is remembered of that once it is said."""

    told: InLimbo
    sent: SentLimbo


async def due_limbo(unit: UnitOfWork, person: Person, day: date, now: datetime) -> tuple[Found, ...]:
    """Return the accounts of which this person is told in their morning message of the local day `day`, the longest first.

    The others that are looked at are looked at again in the next morning; a few in all, however many accounts there are.
    """
    if person.barred:
        return ()
    found = []
    who = (person.id, "") if await first_leader(unit) == person.id else (person.id,)
    due = await unit.limbo.due(who, now, MOST_LOOKED_AT)
    accounts = await unit.accounts.many(one.account_id for one in due) if due else {}
    for one in due:
        account = accounts.get(one.account_id)
        since = await owner_missing_since(unit, account, one) if account is not None else None
        days = working_days(since, day, person) if since is not None else 0
        at = to_tell(days, told_already(since, one.told, one.told_on, person)) if since is not None else 0
        if account is None or not at:
            await unit.limbo.look_again(one.account_id, now + LOOK_AGAIN)
            continue
        next_at = None if at == TELL_AT[-1] else now + LOOK_AGAIN
        shown = await _shown(unit, account, days, person)
        found.append(Found(shown, SentLimbo(account.id, person.id, day, at, next_at)))
    return tuple(sorted(found, key=lambda one: (-(one.told.days or 0), one.told.account.name)))


async def told_limbo(unit: UnitOfWork, person: Person, day: date, now: datetime) -> tuple[InLimbo, ...]:
    """Return the accounts of which this person was told in the digest of that local day, as they are at `now` (UTC)."""
    ids = await unit.limbo.told_on(person.id, day)
    accounts = await unit.accounts.many(ids) if ids else {}
    days = await days_in_limbo(unit, ids, now, person)
    return tuple([await _shown(unit, accounts[one], days.get(one), person) for one in ids if one in accounts])


async def _shown(unit: UnitOfWork, account: Account, days: int | None, person: Person) -> InLimbo:
    running = await unit.handovers.open_of_account(account.id)
    return InLimbo(account, running, days, decides=await decides(unit, person, account, running))
