"""Two accounts that are one customer: looked at side by side, made one, and taken apart again within a day."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from handover import merging
from handover.access import vouched_for
from handover.accounts.likeness import alike_first
from handover.canvas import canvas_update_soon
from handover.entries.history import change_of
from handover.merging import UNDONE_WITHIN, BothUnderWay, MergeNotUndone, SameAccount, SideBySide
from handover.model.account import Account, AccountEntry, AccountField, AccountRow
from handover.model.entry_change import EntryAct
from handover.model.handover import Handover
from handover.model.merge import Merge
from handover.model.people import Person
from handover.overview import summary_card
from services import people
from services.accounts import account_seen, owner_gone, renewal_followed, visible_accounts
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

Entries = dict[str, AccountEntry]


@dataclass(frozen=True)
class MergePreview:
    """Two accounts as they would become one: the fields of which one value stays, and the entries of which both know something.

    `alone` are how many entries only the other one has.
    """

    kept: Account
    other: Account
    fields: tuple[AccountField, ...]
    both: tuple[SideBySide, ...]
    alone: int


async def others(services: Services, request: Request, account_id: str) -> tuple[Account, tuple[AccountRow, ...]]:
    """Return an account, and those that it can be merged with as whoever asks may see them: those called alike first."""
    person = await people.person(services, request.workspace, request.user)
    async with services.store.begin(request.workspace) as unit:
        account, _ = await account_seen(unit, account_id, person)
        rows = await unit.accounts.rows(await visible_accounts(unit, person))
    return account, alike_first(account, rows)


async def preview(services: Services, request: Request, kept_id: str, other_id: str) -> MergePreview:
    """Return what would come together. Raises SameAccount, BothUnderWay, and what `accounts.view_account` raises of either."""

    async def attempt(who: WhoAsks) -> MergePreview:
        async with services.store.begin(request.workspace) as unit:
            kept, other, running = await _both(unit, await who(unit), kept_id, other_id)
            own, theirs = await _entries(unit, kept.id), await _entries(unit, other.id)
            both = merging.side_by_side(own, theirs, _id(running))
            return MergePreview(kept, other, merging.to_choose(kept, other), both, len(theirs.keys() - own.keys()))

    return await knowing_who_asks(services, request, attempt)


async def merge(
    services: Services, request: Request, kept_id: str, other_id: str, taken: Collection[AccountField]
) -> tuple[Account, Account]:
    """Have the other account go into the one that is kept; return that as it is now, and the one that went.

    Of the fields `taken` the other one's value stays. Raises what `preview` raises.
    """

    async def attempt(who: WhoAsks) -> tuple[Account, Account]:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            kept, other, running = await _both(unit, person, kept_id, other_id, lock=True)
            after = merging.merged_account(kept, other, taken, by=person.id, at=request.now)
            own, theirs = await _entries(unit, kept.id), await _entries(unit, other.id)
            changed = merging.merged_entries(own, theirs, _id(running))
            moved = await unit.handovers.ids_of_account(other.id)
            earlier = await unit.account_merges.earlier(other.id)
            made = Merge(kept, after, own, changed, moved, earlier, person.id, request.now)
            if running is not None:
                before = other if running.id in moved else kept
                await _handover_follows(unit, before, after, running, own | changed, person, request.now)
            await unit.account_merges.merge(other, made)
            await unit.accounts.save(after)
            for item, entry in changed.items():
                await unit.blueprint.put(kept.id, entry)
                if item in own:
                    told = change_of(own[item], entry, EntryAct.MERGED, by=person.id, at=request.now)
                    await unit.entry_history.add(kept.id, told, None)
            return after, other

    return await knowing_who_asks(services, request, attempt)


async def undo(services: Services, request: Request, kept_id: str, other_id: str) -> tuple[Account, Account]:
    """Take two accounts apart again, and return both. What has been changed since stays as it is. Raises MergeNotUndone."""

    async def attempt(who: WhoAsks) -> tuple[Account, Account]:
        async with services.store.begin(request.workspace) as unit:
            person = await who(unit)
            await unit.handovers.lock_of_accounts((kept_id,))
            kept, running = await account_seen(unit, kept_id, person, lock=True)
            other, made = await _made(unit, kept, other_id, request.now)
            now = await _entries(unit, kept.id)
            parts = merging.taken_apart(made, now)
            account = merging.unmerged_account(kept, other, made, by=person.id, at=request.now)
            if running is not None and running.id in made.handovers:
                theirs = {**await _entries(unit, other.id), **parts.other}
                known = {item: theirs.get(item) for item in parts.kept}
                await _handover_follows(unit, kept, other, running, known, person, request.now)
            elif running is not None:
                await _handover_follows(unit, kept, account, running, parts.kept, person, request.now)
            await unit.accounts.save(account)
            await unit.account_merges.unmerge(other, made)
            for item, entry in parts.kept.items():
                await (unit.blueprint.put(kept.id, entry) if entry else unit.blueprint.remove(kept.id, item))
            for entry in parts.other.values():
                await unit.blueprint.put(other.id, entry)
            return account, other

    return await knowing_who_asks(services, request, attempt)


async def _both(
    unit: UnitOfWork, person: Person, kept_id: str, other_id: str, *, lock: bool = False
) -> tuple[Account, Account, Handover | None]:
    """Return both accounts, and the open handover of either. With `lock` nobody else changes them, nor any handover of theirs.

    Locked in one order everywhere: handovers before accounts, each by their ids.
    """
    if lock:
        await unit.handovers.lock_of_accounts((kept_id, other_id))
    found = {
        account_id: await account_seen(unit, account_id, person, lock=lock)
        for account_id in sorted({kept_id, other_id})
    }
    (kept, running), (other, also_running) = found[kept_id], found[other_id]
    if kept.id == other.id:
        raise SameAccount
    if running is not None and also_running is not None:
        raise BothUnderWay(kept.name, other.name)
    return kept, other, running or also_running


async def _made(unit: UnitOfWork, kept: Account, other_id: str, now: datetime) -> tuple[Account, Merge]:
    """Return the account that went into this one, and how. Raises MergeNotUndone."""
    found = next(
        (one for one in await unit.account_merges.lately(kept.id, now - UNDONE_WITHIN) if one[0].id == other_id), None
    )
    if found is None:
        raise MergeNotUndone
    newest = await unit.handovers.newest_of_account(kept.id)
    if newest is not None and newest.opened_at > found[1].at:
        raise MergeNotUndone(begun=True)
    return found


async def _handover_follows(
    unit: UnitOfWork,
    before: Account,
    after: Account,
    running: Handover,
    entries: Mapping[str, AccountEntry | None],
    by: Person,
    now: datetime,
) -> None:
    """Have the open handover know what its account knows now, and go by its renewal."""
    if vouched_for(after, running, owner_gone=await owner_gone(unit, after)):
        decision = merging.with_entries(running, entries, now)
        await unit.handovers.save(decision)
        running = decision.handover
    await renewal_followed(unit, running, before, after, by, now)
    await unit.jobs.add(summary_card(running.id), canvas_update_soon(running.id, now))


async def _entries(unit: UnitOfWork, account_id: str) -> Entries:
    return {one.item: one for one in await unit.blueprint.all(account_id)}


def _id(handover: Handover | None) -> str:
    return handover.id if handover is not None else ""
