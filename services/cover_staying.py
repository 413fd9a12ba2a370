"""A cover made permanent: the owner changes, and the letter to the customer is drafted in a handover of its own (P9)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import Facts
from handover.accounts.following import recorded
from handover.cover import ending
from handover.cover.asking import shown_as_it_is
from handover.cover.returning import known_of_changes
from handover.cover.staying import owner_again, staying, stays_playbook, who_sees_to_it
from handover.introduction.facts import colleague_name
from handover.lifecycle import cancel
from handover.model.account import Account
from handover.model.cover import Cover, CoverEnd
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.opening.form import open_handover
from handover.opening.returning import PLAYBOOK, return_form
from handover.time.workdays import local_date
from services import people
from services.accounts import account_seen, account_to_change
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.cover_changes import changes_of
from services.limbo import limbo_shown
from services.pings import ping_shown
from services.request import Request
from storage.store import UnitOfWork

TAKEN_BACK = "The owner comes back after all."


@dataclass(frozen=True)
class Stayed:
    """The account with its new owner, and the handover in which the customer is told; None where nobody can see to that."""

    account: Account
    letter: Handover | None


async def stays(services: Services, request: Request, account_id: str) -> Stayed:
    """Have who covers own the account for good, and begin the handover that tells the customer.

    Raises NobodyCovers, and what `accounts.view_account` raises.
    """
    facts = await _facts(services, request, account_id)

    async def attempt(who: WhoAsks) -> Stayed:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_to_change(unit, account_id, person)
            cover = ending.require_cover(account)
            owned = recorded(account, ending.stays(account, request.now), by=person.id, at=request.now)
            await unit.accounts.save(owned)
            await unit.jobs.add(*shown_as_it_is(account, cover, person.id))
            await ping_shown(unit, account.id, cover.by)
            await limbo_shown(unit, owned.id)
            asked = _Asked(account, cover, who_sees_to_it(account, cover, person.id))
            letter = None if running is not None else await _letter(services, unit, asked, facts, person, request.now)
            return Stayed(owned, letter)

    return await knowing_who_asks(services, request, attempt)


async def take_back(services: Services, request: Request, account_id: str) -> Account:
    """Have the former owner be it again, and call the handover off that tells the customer. Raises NobodyCovers after a day."""

    async def attempt(who: WhoAsks) -> Account:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_to_change(unit, account_id, person)
            again = recorded(account, owner_again(account, request.now), by=person.id, at=request.now)
            if running is not None and running.ends_cover is CoverEnd.STAYS:
                await unit.handovers.save(cancel(running, why=TAKEN_BACK, by=person.id, now=request.now))
            await unit.accounts.save(again)
            cover = ending.require_cover(again)
            await unit.jobs.add(*shown_as_it_is(again, cover, person.id))
            await ping_shown(unit, again.id, cover.by)
            return again

    return await knowing_who_asks(services, request, attempt)


@dataclass(frozen=True)
class _Asked:
    """The account as it was covered, and who sees to the letter; empty for nobody."""

    account: Account
    cover: Cover
    by: str


async def _facts(services: Services, request: Request, account_id: str) -> Mapping[str, Facts]:
    """Return who the people are that may take part."""

    async def attempt(who: WhoAsks) -> Account:
        async with services.store.begin(request.workspace) as unit:
            return (await account_seen(unit, account_id, await who(unit)))[0]

    account = await knowing_who_asks(services, request, attempt)
    return await people.current(services, request.workspace, (request.user, *account.people))


async def _letter(
    services: Services, unit: UnitOfWork, asked: _Asked, facts: Mapping[str, Facts], by: Person, now: datetime
) -> Handover | None:
    """Store the handover that tells the customer; None where nobody can see to it, or not all are members."""
    account, cover = asked.account, asked.cover
    found = {user: one.person for user, one in facts.items() if not one.person.barred}
    if asked.by not in found or cover.by not in found:
        return None
    playbook = stays_playbook(services.playbooks[PLAYBOOK])
    newest = await unit.handovers.newest_of_account(account.id)
    contacts = newest.contacts if newest is not None else ()
    form = return_form(account, cover, playbook, contacts, found[cover.by], local_date(now, by.zone))
    form = replace(form, outgoing=asked.by, incoming=cover.by, manager="", backup="")
    changed = await changes_of(unit, account, cover)
    of = {"workspace": unit.workspace, "handover_id": secrets.token_hex(6)}
    known = known_of_changes(playbook, changed, cover, now)
    opened = open_handover(form, found, playbook, **of, by=by, now=now, known=known)
    owner = await unit.people.get(cover.owner)
    letter = staying(opened.handover, colleague_name(owner) if owner is not None else "")
    await unit.handovers.add(Decision(letter, opened.jobs), account.id)
    await people.keep_for_mornings(unit, (facts[user] for user in letter.participants), now)
    return letter
