"""What the account knows already when a handover begins: confirmed, changed, taken back by whoever is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover import known
from handover.access import may_see_account, vouched_for
from handover.blueprint.at_start import known_at_start
from handover.blueprint.freshness import is_stale
from handover.model.account import Account
from handover.model.handover import Contact, Handover
from handover.model.known import Known
from handover.model.people import Person
from services.accounts import owner_gone
from services.acting import act
from services.context import Services
from services.request import Request
from services.suggesting import decides
from storage.store import UnitOfWork

MOST_ENTRIES = 1000


async def known_of_account(unit: UnitOfWork, handover: Handover, same_as: str = "") -> dict[str, Known]:
    """Return what the account of a handover that is about to be stored knows of the items of its playbook, by item.

    `same_as` is the id of the account that is this customer by another name, if somebody has said so. Nothing where the people
    of the handover may not see the account (`access.vouched_for`).
    """
    account_id = same_as or await unit.accounts.of_name(handover.account)
    account = (await unit.accounts.many([account_id])).get(account_id) if account_id else None
    if account is None or not vouched_for(account, handover, owner_gone=await owner_gone(unit, account)):
        return {}
    entries = await unit.blueprint.of_items(account_id, [item.key for item in handover.playbook.items])
    return known_at_start(handover.playbook, entries, handover.opened_at)


@dataclass(frozen=True)
class KnownAccount:
    """An account of which a handover is about to be started: its contacts as last known, and the items whose entries are fresh.

    `decides`: whoever starts it decides who takes over (P28).
    """

    account: Account
    contacts: tuple[Contact, ...] = ()
    fresh: frozenset[str] = frozenset()
    decides: bool = False


async def known_account(unit: UnitOfWork, person: Person, name: str, now: datetime) -> KnownAccount | None:
    """Return what is known at `now` (UTC) of the account of this name; None where there is none, or this person may not see it."""
    return await known_account_of(unit, person, await unit.accounts.of_name(name) if name else "", now)


async def known_account_of(unit: UnitOfWork, person: Person, account_id: str, now: datetime) -> KnownAccount | None:
    """Return what is known at `now` (UTC) of an account by its id, empty for none: see `known_account`.

    A manager or backup who is no member any more is left out.
    """
    account = (await unit.accounts.many([account_id])).get(account_id) if account_id else None
    if account is None or not may_see_account(account, person):
        return None
    stored = await unit.people.many([user for user in (account.manager, account.backup) if user])
    gone = {one.id for one in stored.values() if one.barred}
    manager, backup = ("" if user in gone else user for user in (account.manager, account.backup))
    account = replace(account, manager=manager, backup=backup)
    entries = await unit.blueprint.page(account_id, 0, MOST_ENTRIES)
    newest = await unit.handovers.newest_of_account(account_id)
    fresh = frozenset(entry.item for entry in entries if not is_stale(entry, now))
    contacts = newest.contacts if newest is not None else ()
    running = await unit.handovers.open_of_account(account_id)
    return KnownAccount(account, contacts, fresh, await decides(unit, person, account, running))


async def confirm(services: Services, request: Request, handover_id: str, items: Sequence[str]) -> Handover:
    """Note that what is known of these items is still so."""
    handover, _ = await act(
        services, request, handover_id, lambda one, person: known.confirm(one, items, by=person, now=request.now)
    )
    return handover


async def take_back(services: Services, request: Request, handover_id: str, item: str) -> Handover:
    """Take back that what is known of an item is still so."""
    handover, _ = await act(services, request, handover_id, lambda one, person: known.take_back(one, item, by=person))
    return handover


async def change(services: Services, request: Request, handover_id: str, item: str, text: str) -> Handover:
    """Store what is so instead of what is known of an item. Raises FieldProblems (`text`)."""
    handover, _ = await act(
        services, request, handover_id, lambda one, person: known.change(one, item, text, by=person, now=request.now)
    )
    return handover
