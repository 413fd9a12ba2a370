"""What is known of an account on one subject: shown, and changed at any time by those who may see the account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from handover.access import may_see, vouched_for
from handover.canvas import canvas_update_soon
from handover.digest.schedule import digest_refresh
from handover.entries import editing
from handover.entries.beginning import blank_entry, unknown_items
from handover.entries.history import change_of
from handover.known import known_anew
from handover.model.account import Account, AccountEntry
from handover.model.audit import NoSecret
from handover.model.entry_change import EntryAct, EntryChange
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Item
from handover.model.records import Record
from handover.model.refusals import AnsweredInHandover, EntryGone
from handover.overview import summary_card
from handover.records.editing import Entered
from services.accounts import account_seen, account_to_change, owner_gone, playbook_of
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

CHANGES_SHOWN = 10
Rule = Callable[[AccountEntry, Person], AccountEntry | None]
"""Returns the entry as it becomes, None for one that is removed."""


@dataclass(frozen=True)
class EntryPage:
    """An entry as it is shown, with its newest changes, the last one first; None once it is removed.

    `running` is the account's open handover, None for none and for one that the person may not see. `in_handover`: that has the
    answer, and it is changed there. `undoable`: the newest change can be undone.
    """

    account: Account
    entry: AccountEntry | None
    changes: tuple[EntryChange, ...] = ()
    running: Handover | None = None
    in_handover: bool = False
    undoable: bool = False


async def view_entry(services: Services, request: Request, account_id: str, item: str) -> EntryPage:
    """Return what is known of an account on one item, for whoever asks. Raises EntryGone and as `accounts.view_account`."""

    async def attempt(who: WhoAsks) -> EntryPage:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_seen(unit, account_id, person)
            found = await _page(unit, account, running, item, person)
            if found.entry is None and not found.changes:
                raise EntryGone
            return found

    return await knowing_who_asks(services, request, attempt)


def changeable(seen: EntryPage) -> AccountEntry:
    """Return the entry, to be changed in a form. Raises AnsweredInHandover, EntryGone."""
    return _changeable(seen.entry, in_handover=seen.in_handover)


async def form_record(
    services: Services, request: Request, account_id: str, item: str, record_id: str
) -> tuple[EntryPage, Item, Record]:
    """Return an entry, its item, and the record that a form shows: one more for no id. Raises UnknownRecord, AnsweredInHandover."""
    seen = await view_entry(services, request, account_id, item)
    return seen, *editing.form_record(changeable(seen), record_id)


async def form_new(
    services: Services, request: Request, account_id: str, item: str
) -> tuple[Account, AccountEntry, Item, Record | None]:
    """Return the entry by which an account begins to be known on an item, as a form shows it, and that item.

    With the record that is entered first; None where it is entered in words. Raises EntryGone for an item that its playbook does
    not ask about, and what `view_entry` raises.
    """

    async def attempt(who: WhoAsks) -> tuple[Account, AccountEntry, Item, Record | None]:
        async with services.store.begin(request.workspace) as unit:
            account, running = await account_seen(unit, account_id, await who(unit))
            entry, asked = await _blank(services, unit, account, running, item, request)
            record = editing.form_record(entry, "")[1] if editing.takes_records(entry) else None
            return account, entry, asked, record

    return await knowing_who_asks(services, request, attempt)


async def change_text(
    services: Services, request: Request, account_id: str, item: str, text: str, shown: str, *, new: bool = False
) -> EntryPage:
    """Store an entry's words, those of a `new` one where nothing is known of the item.

    `shown`: see `editing.with_text`. Raises FieldProblems (`text`) and what `view_entry` raises.
    """
    return await _change(
        services,
        request,
        account_id,
        item,
        lambda one, by: editing.with_text(one, text, shown=shown, by=by, now=request.now),
        new=new,
    )


async def enter_record(
    services: Services,
    request: Request,
    account_id: str,
    item: str,
    record_id: str,
    values: Mapping[str, Entered],
    shown: Mapping[str, str],
    *,
    new: bool = False,
) -> EntryPage:
    """Store a record as it was entered, a new one for no id; the first of a `new` entry where nothing is known.

    Raises FieldProblems, UnknownRecord, AnsweredInHandover.
    """
    return await _change(
        services,
        request,
        account_id,
        item,
        lambda one, by: editing.with_record(one, record_id, values, shown, by=by, now=request.now),
        new=new,
    )


async def remove_record(services: Services, request: Request, account_id: str, item: str, record_id: str) -> EntryPage:
    """Take a record out of its entry; an entry of which nothing is left goes with it."""
    return await _change(
        services,
        request,
        account_id,
        item,
        lambda one, by: editing.without_record(one, record_id, by=by, now=request.now),
    )


async def remove(services: Services, request: Request, account_id: str, item: str) -> EntryPage:
    """Take an entry out of what is known. Nothing happens where it is out already."""
    return await _change(services, request, account_id, item, lambda _one, _by: None, EntryAct.REMOVED)


async def confirm(services: Services, request: Request, account_id: str, item: str) -> EntryPage:
    """Note that an entry is still true."""
    return await _change(
        services,
        request,
        account_id,
        item,
        lambda one, by: editing.confirmed(one, by=by, now=request.now),
        EntryAct.CONFIRMED,
    )


async def undo(services: Services, request: Request, account_id: str, item: str) -> EntryPage:
    """Put an entry back to what it was before its newest change. Nothing happens where that was undone already."""

    async def attempt(who: WhoAsks) -> EntryPage:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_to_change(unit, account_id, person)
            former = await unit.entry_history.former(account.id, item)
            known = (await unit.blueprint.of_items(account.id, [item])).get(item)
            begun = known is not None and _begun(await unit.entry_history.newest(account.id, item, 1))
            if former is not None or begun:
                if known is not None and _in_handover(known, running):
                    raise AnsweredInHandover(known.title)
                act = EntryAct.RESTORED if former is not None else EntryAct.REMOVED
                await store_entry(unit, account, running, known, former, act, person, request)
            return await _page(unit, account, running, item, person)

    return await knowing_who_asks(services, request, attempt)


async def store_entry(
    unit: UnitOfWork,
    account: Account,
    running: Handover | None,
    before: AccountEntry | None,
    after: AccountEntry | None,
    act: EntryAct,
    by: Person,
    request: Request,
) -> None:
    """Store what an entry has become by somebody's act, with who it was, and let the open handover follow.

    Nothing is stored of what changes nothing. The account and the handover are locked (`account_to_change`).
    """
    if before == after:
        return
    change = change_of(before, after, act, by=by.id, at=request.now)
    if after is None:
        await unit.blueprint.remove(account.id, change.item)
    else:
        await unit.blueprint.put(account.id, after)
    await unit.entry_history.add(account.id, change, None if act is EntryAct.RESTORED else before)
    if request.no_secret:
        words = tuple(NoSecret(where, by.id, request.now) for where in request.no_secret)
        await unit.accounts.save(replace(account, no_secrets=(*account.no_secrets, *words)))
    if (day := await unit.pings.last_day(account.id)) is not None and account.owner:
        await unit.jobs.add(digest_refresh(account.owner, day))
    if running is not None:
        await _followed(unit, account, running, change.item, after, request)


async def _followed(
    unit: UnitOfWork, account: Account, running: Handover, item: str, after: AccountEntry | None, request: Request
) -> None:
    """Have the open handover know what is known now; what it has an answer to, and what is being asked, goes on as it was."""
    if vouched_for(account, running, owner_gone=await owner_gone(unit, account)):
        await unit.handovers.save(known_anew(running, item, after, request.now))
    await unit.jobs.add(summary_card(running.id), canvas_update_soon(running.id, request.now))


async def _change(
    services: Services,
    request: Request,
    account_id: str,
    item: str,
    rule: Rule,
    act: EntryAct = EntryAct.CHANGED,
    *,
    new: bool = False,
) -> EntryPage:
    async def attempt(who: WhoAsks) -> EntryPage:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            account, running = await account_to_change(unit, account_id, person)
            known = (await unit.blueprint.of_items(account.id, [item])).get(item)
            if known is None and new:
                blank, _ = await _blank(services, unit, account, running, item, request)
                begun = rule(blank, person)
                await store_entry(unit, account, running, None, begun, EntryAct.BEGUN, person, request)
            elif known is not None or act is not EntryAct.REMOVED:
                before = _changeable(known, in_handover=_in_handover(known, running))
                await store_entry(unit, account, running, before, rule(before, person), act, person, request)
            return await _page(unit, account, running, item, person)

    return await knowing_who_asks(services, request, attempt)


async def _blank(
    services: Services, unit: UnitOfWork, account: Account, running: Handover | None, item: str, request: Request
) -> tuple[AccountEntry, Item]:
    playbook = await playbook_of(unit, services.playbooks, account, running)
    asked = next((one for one in unknown_items(playbook, ()) if one.key == item), None)
    if asked is None:
        raise EntryGone
    return blank_entry(playbook, asked, request.now), asked


def _begun(newest: Sequence[EntryChange]) -> bool:
    """Return whether the newest change is the one by which the entry came to be."""
    return bool(newest) and newest[0].act is EntryAct.BEGUN


async def _page(unit: UnitOfWork, account: Account, running: Handover | None, item: str, person: Person) -> EntryPage:
    entry = (await unit.blueprint.of_items(account.id, [item])).get(item)
    newest = await unit.entry_history.newest(account.id, item, CHANGES_SHOWN)
    begun = entry is not None and _begun(newest)
    return EntryPage(
        account,
        entry,
        newest,
        running if running is not None and may_see(running, person) else None,
        _in_handover(entry, running),
        begun or await unit.entry_history.former(account.id, item) is not None,
    )


def _in_handover(entry: AccountEntry | None, running: Handover | None) -> bool:
    return entry is not None and running is not None and entry.handover == running.id


def _changeable(entry: AccountEntry | None, *, in_handover: bool) -> AccountEntry:
    if entry is None:
        raise EntryGone
    if in_handover:
        raise AnsweredInHandover(entry.title)
    return entry
