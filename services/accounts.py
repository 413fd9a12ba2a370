"""Accounts: shown, found, listed and changed, for those who may see them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from handover.access import account_people_only, may_forget, may_see, may_see_account, vouched_for
from handover.accounts.editing import PEOPLE, AccountForm, edit_account
from handover.accounts.listing import PAGE, Which, listed
from handover.accounts.lookup import accounts_called
from handover.accounts.names import folded
from handover.blueprint.brief import BRIEF_ITEMS, BRIEF_KINDS, MOST_TO_KNOW, NOTHING_KNOWN, Brief, brief_of
from handover.entries.beginning import unknown_items
from handover.merging import UNDONE_WITHIN
from handover.model.account import Account, AccountEntry, AccountRow
from handover.model.canvas import Canvas
from handover.model.disclosure import Disclosure, texts
from handover.model.entry_change import EntryChange
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.merge import Merge
from handover.model.people import Person
from handover.model.playbook import Item, Playbook
from handover.model.refusals import AccountNameTaken
from handover.opening.proposal import propose
from handover.overview import summary_card
from handover.playbooks.library import Library
from handover.replanning.changing import renewal_changed
from handover.time.workdays import local_date
from services import people
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.limbo import days_in_limbo, limbo_shown
from services.request import Request
from storage.blueprint import EntryCounts, internal_in
from storage.store import UnitOfWork

WhichAccounts = Callable[[UnitOfWork, Person], Awaitable[list[str] | None]]
"""Returns the ids of the accounts that somebody can mean, None for all of the workspace."""
ENTRIES = 15
"""Entries on one page of an account."""
MOST_OF_BRIEF = 60
"""Entries that are read for the brief."""
MOST_COMPARED = 200
"""Entries of an account with which a letter to the customer is compared."""


@dataclass(frozen=True)
class AccountPage:
    """An account as it is shown: a page of what is known, from the entry of number `first` on, and its brief.

    `running` is its open handover, None for none and for one that the person may not see; `canvas` is that in its channel.
    `removed` tells of the entries that were removed and can be put back, the newest first; `merges` of the accounts that have gone
    into this one and can be taken apart again. `may_forget`: the person may have all of it forgotten. `unknown` are the items of
    its playbook of which nothing is known yet.
    """

    account: Account
    entries: tuple[AccountEntry, ...]
    first: int
    counts: EntryCounts
    brief: Brief
    running: Handover | None = None
    canvas: Canvas | None = None
    removed: tuple[EntryChange, ...] = ()
    merges: tuple[tuple[Account, Merge], ...] = ()
    may_forget: bool = False
    unknown: tuple[Item, ...] = ()
    limbo: int | None = None
    """For how many working days it has had no confirmed owner; None for one that has one."""


@dataclass(frozen=True)
class AccountChoice:
    """It is not clear which account is meant: those it could be (perhaps none), and what was typed."""

    candidates: tuple[AccountRow, ...]
    wanted: str = ""


@dataclass(frozen=True)
class AccountList:
    """A page of a list of accounts, from the one of number `first` on; `stale` says how many entries are stale, by account.

    `limbo` says for how many working days an account has had no confirmed owner, by id; only of those that have none.
    """

    which: Which
    rows: tuple[AccountRow, ...]
    first: int
    total: int
    stale: Mapping[str, int]
    limbo: Mapping[str, int] = field(default_factory=dict)


async def view_account(
    services: Services, request: Request, account_id: str, first: int = 0, *, around: str = ""
) -> AccountPage:
    """Return an account to show to whoever asks, with the page of its entries on which that `around` an item stands, if given.

    Raises NotYourAccount, UnknownAccount, UnreadableAccount, RightsUnknown.
    """

    async def attempt(who: WhoAsks) -> AccountPage:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_seen(unit, account_id, person)
            counts = await unit.blueprint.counts(account.id, request.now)
            at = await unit.blueprint.place_of(account.id, around) // ENTRIES * ENTRIES if around else first
            entries = await unit.blueprint.page(account.id, at, ENTRIES)
            brief = await account_brief(unit, account, running, local_date(request.now, person.zone), request.now)
            shown = running if running is not None and may_see(running, person) else None
            canvas = await unit.canvases.get(shown.id) if shown is not None else None
            removed = await unit.entry_history.removed(account.id)
            merges = await unit.account_merges.lately(account.id, request.now - UNDONE_WITHIN)
            forgets = may_forget(account, person)
            asked = await playbook_of(unit, services.playbooks, account, running)
            unknown = unknown_items(asked, await unit.blueprint.items(account.id))
            limbo = (await days_in_limbo(unit, [account.id], request.now, person)).get(account.id)
            return AccountPage(
                account, entries, at, counts, brief, shown, canvas, removed, merges, forgets, unknown, limbo
            )

    return await knowing_who_asks(services, request, attempt)


async def change_account(
    services: Services, request: Request, account_id: str, form: AccountForm, shown: Mapping[str, str]
) -> Account:
    """Store what was entered in one of an account's forms, and return the account. `shown`: see `edit_account`.

    Raises FieldProblems, what `view_account` raises, and RightsUnknown when Slack does not say in time who the people are.
    """
    chosen = [user for field in PEOPLE if (user := getattr(form, field, ""))]
    facts = await people.current(services, request.workspace, chosen)
    found = {user: one.person for user, one in facts.items()}

    async def attempt(who: WhoAsks) -> Account:
        async with services.store.begin(request.workspace) as unit:
            by = await who(unit)
            account, running = await account_to_change(unit, account_id, by)
            today = local_date(request.now, by.zone)
            changed = edit_account(
                account, form, found, by=by, today=today, now=request.now, shown=shown, no_secret=request.no_secret
            )
            try:
                await unit.accounts.save(changed)
            except AccountNameTaken as taken:
                field = "name" if folded(taken.name) == folded(changed.name) else "other_names"
                raise FieldProblems({field: FieldProblem.NAME_TAKEN}, {"name": taken.name}) from taken
            await people.keep_for_mornings(unit, (facts[user] for user in chosen if user in facts), request.now)
            if changed.people != account.people:
                await limbo_shown(unit, changed.id)
            if running is not None and changed != account:
                await unit.jobs.add(summary_card(running.id))
                await renewal_followed(unit, running, account, changed, by, request.now)
            return changed

    return await knowing_who_asks(services, request, attempt)


async def renewal_followed(
    unit: UnitOfWork, running: Handover, before: Account, after: Account, by: Person, now: datetime
) -> None:
    """Have the account's open handover follow a renewal that was changed on the account's page, and say so."""
    was, is_ = before.renewal, after.renewal
    if (was.day, was.out_of_contract) != (is_.day, is_.out_of_contract) and vouched_for(after, running):
        await unit.handovers.save(renewal_changed(running, is_, by=by.id, now=now))


async def account_meant(services: Services, request: Request, text: str, channel: str) -> str | AccountChoice:
    """Return the id of the account meant by a name, else by the channel of its handover, else by being the only one.

    Or the choice left. Raises NotYourAccount in a channel of other people's, RightsUnknown.
    """
    return await account_called(services, request, text, channel, visible_accounts)


async def account_called(
    services: Services, request: Request, text: str, channel: str, within: WhichAccounts
) -> str | AccountChoice:
    """Return the same as `account_meant`, among these accounts."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        ref = await unit.slack_refs.at(channel) if channel and not text else None
        if ref is not None:
            handover = await unit.handovers.get(ref.handover_id)
            account, _ = await account_seen(unit, unit.handovers.account_id(handover.id), person)
            return account.id
        visible = await within(unit, person)
        rows = await unit.accounts.rows(visible)
        names = await unit.accounts.names(visible) if text else ()
    if not text:
        return rows[0].id if len(rows) == 1 else AccountChoice(listed(rows, Which.ALL, person.id))
    meant = await asyncio.to_thread(accounts_called, names, text)
    if meant.certain:
        return meant.account_ids[0]
    by_id = {row.id: row for row in rows}
    return AccountChoice(tuple(by_id[one] for one in meant.account_ids if one in by_id), text)


async def account_of_handover(services: Services, request: Request, handover_id: str) -> str:
    """Return the id of the account of a handover. Whoever asks has yet to be found to be one who may see it."""
    async with services.store.begin(request.workspace) as unit:
        return unit.handovers.account_id((await unit.handovers.get(handover_id)).id)


async def list_accounts(
    services: Services, request: Request, which: Which | None = None, first: int = 0
) -> AccountList:
    """Return a page of the accounts that whoever asks may see; without `which`, of their own or, if they own none, of all."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        rows = await unit.accounts.rows(await visible_accounts(unit, person))
        own = await unit.accounts.of_person(person.id)
        stale = await unit.blueprint.stale(request.now)
        known = await unit.people.many(
            {user for row in rows for user in (row.owner, row.covered_by, row.backup) if user}
        )
    gone = {user for user, one in known.items() if one.barred}
    if which is None:
        which = Which.MINE if any(person.id in (row.owner, row.covered_by) for row in rows) else Which.ALL
    found = listed(rows, which, person.id, own=own, gone=gone, stale=stale)
    page = found[first : first + PAGE]
    async with services.store.begin(request.workspace) as unit:
        limbo = await days_in_limbo(unit, [row.id for row in page], request.now, person)
    of_page = {row.id: stale[row.id] for row in page if row.id in stale}
    return AccountList(which, page, first, len(found), of_page, limbo)


async def playbook_of(unit: UnitOfWork, library: Library, account: Account, running: Handover | None) -> Playbook:
    """Return the playbook by which the account is known: that of its open handover or the last one, else what fits its tier."""
    newest = running or await unit.handovers.newest_of_account(account.id)
    return newest.playbook if newest is not None else library[propose(library, None, account.tier).playbook]


async def account_brief(
    unit: UnitOfWork, account: Account, running: Handover | None, today: date, now: datetime
) -> Brief:
    """Return the brief of an account on the local day `today`, at `now` (UTC)."""
    entries = await unit.blueprint.for_brief(account.id, BRIEF_ITEMS, BRIEF_KINDS, MOST_OF_BRIEF)
    if len(entries) < MOST_TO_KNOW:
        entries |= {one.item: one for one in await unit.blueprint.page(account.id, 0, MOST_TO_KNOW)}
    return brief_of(account, entries, running, today, now)


async def handover_brief(unit: UnitOfWork, handover: Handover, today: date, now: datetime) -> Brief:
    """Return the brief of the account of a handover that was read in this unit of work, for the people in it.

    An empty one where they may not see the account (`access.vouched_for`), or it cannot be read.
    """
    account = await vouched_account(unit, handover)
    return NOTHING_KNOWN if account is None else await account_brief(unit, account, handover, today, now)


async def internal_texts(unit: UnitOfWork, handover: Handover) -> tuple[str, ...]:
    """Return what is internal about the account of a handover beside the handover itself: all that is known of it, what people
    have changed of that, and the account's earlier handovers.

    Nothing where the people of this handover may not see the account: what they write is no reason to show them more of it.
    """
    return await internal_of_account(unit, handover, await vouched_account(unit, handover))


async def internal_of_account(unit: UnitOfWork, handover: Handover, account: Account | None) -> tuple[str, ...]:
    """Return the same, where the account was read already; None for one that those in the handover may not see."""
    if account is None:
        return ()
    documents = await unit.blueprint.documents(account.id)
    changed = await unit.entry_history.of_account(account.id)
    earlier = [one for one in await unit.handovers.ended_of_account(account.id) if one.id != handover.id]
    held = [text for one in (account, *changed, *earlier) for text in texts(one, Disclosure.INTERNAL)]
    # Of thousands of entries this takes a while: nobody else waits for it.
    return await asyncio.to_thread(_with_entries, held, documents, handover.id)


def _with_entries(held: Sequence[str], documents: Sequence[str], but: str) -> tuple[str, ...]:
    """Return these texts and the internal ones of entries, but of those that a handover says itself, each once."""
    said = (internal for handover, internal in map(internal_in, documents) if handover != but)
    return tuple(dict.fromkeys((*held, *(text for one in said for text in one))))


async def vouched_account(unit: UnitOfWork, handover: Handover) -> Account | None:
    """Return the account of a handover, None where its people may not see it (`access.vouched_for`) or it cannot be read."""
    account_id = unit.handovers.account_id(handover.id)
    account = (await unit.accounts.many([account_id])).get(account_id)
    if account is None or not vouched_for(account, handover, owner_gone=await owner_gone(unit, account)):
        return None
    return account


async def account_seen(
    unit: UnitOfWork, account_id: str, person: Person, *, lock: bool = False
) -> tuple[Account, Handover | None]:
    """Return an account and its open handover. Raises NotYourAccount when this person may not see it."""
    account = await unit.accounts.get(account_id, lock=lock)
    running = await unit.handovers.open_of_account(account.id)
    gone = await owner_gone(unit, account)
    return account_people_only(account, person, running, owner_gone=gone), running


async def account_to_change(unit: UnitOfWork, account_id: str, person: Person) -> tuple[Account, Handover | None]:
    """Return an account and its open handover, both locked until the unit of work ends. Raises NotYourAccount."""
    account_id = await unit.accounts.known_as(account_id)
    if (running := await unit.handovers.open_of_account(account_id)) is not None:
        # Before the account, as when a handover is saved: two who do both wait for each other in no circle.
        await unit.handovers.get(running.id, lock=True)
    return await account_seen(unit, account_id, person, lock=True)


async def visible_accounts(unit: UnitOfWork, person: Person) -> list[str] | None:
    """Return the ids of the accounts this person may see, None for an admin, who may see all."""
    if person.barred:
        return []
    if person.admin:
        return None
    own = await unit.accounts.of_person(person.id)
    running = {unit.handovers.account_id(one.id): one for one in await unit.handovers.of_person(person.id)}
    others = await unit.accounts.many(running.keys() - own)
    seen = [
        account.id
        for account in others.values()
        if may_see_account(account, person, running[account.id], owner_gone=await owner_gone(unit, account))
    ]
    return [*own, *seen]


async def owner_gone(unit: UnitOfWork, account: Account) -> bool:
    """Return whether the account's owner is no member of the workspace any more."""
    owner = await unit.people.get(account.owner) if account.owner else None
    return owner is not None and bool(owner.barred)
