"""What is known of accounts, at rest: one entry for each item of a playbook, written with the answers of handovers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, case, delete, func, or_, select

from handover.blueprint.entries import EntryChanges, entry_of
from handover.blueprint.freshness import stale_at
from handover.model.account import AccountEntry
from handover.model.disclosure import Disclosure, texts
from handover.model.records import RecordKind
from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.documents import ENTRIES, Parsed, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_ENTRIES, _HANDOVERS = tables.account_entries.c, tables.handovers.c
_HERE, _ACCOUNT = bindparam("here", type_=Words), bindparam("account", type_=Words)
_NOW, _ITEM = bindparam("now", type_=UtcMoment), bindparam("item", type_=Words)
_OF_ACCOUNT = (
    select(_ENTRIES.item, _ENTRIES.document)
    .where(_ENTRIES.workspace == _HERE, _ENTRIES.account_id == _ACCOUNT)
    .order_by(_ENTRIES.place, _ENTRIES.item)
)
_OF_ITEMS = _OF_ACCOUNT.where(_ENTRIES.item.in_(bindparam("items", type_=Words, expanding=True)))
_FOR_BRIEF = _OF_ACCOUNT.where(
    or_(
        _ENTRIES.item.in_(bindparam("items", type_=Words, expanding=True)),
        _ENTRIES.kind.in_(bindparam("kinds", type_=Words, expanding=True)),
    )
).limit(bindparam("most", type_=Integer))
_KNOWN = select(_ENTRIES.item).where(_ENTRIES.workspace == _HERE, _ENTRIES.account_id == _ACCOUNT)
_PAGE = _OF_ACCOUNT.offset(bindparam("first", type_=Integer)).limit(bindparam("most", type_=Integer))
_COUNTS = select(func.count(), func.sum(case((_ENTRIES.stale_at <= _NOW, 1), else_=0))).where(
    _ENTRIES.workspace == _HERE, _ENTRIES.account_id == _ACCOUNT
)
_STALE = (
    select(_ENTRIES.account_id, func.count())
    .where(_ENTRIES.workspace == _HERE, _ENTRIES.stale_at <= _NOW)
    .group_by(_ENTRIES.account_id)
)
_STALEST = (
    _OF_ACCOUNT.where(_ENTRIES.stale_at <= _NOW)
    .order_by(None)
    .order_by(_ENTRIES.stale_at, _ENTRIES.item)
    .limit(bindparam("most", type_=Integer))
)
_NEXT_STALE = select(func.min(_ENTRIES.stale_at)).where(
    _ENTRIES.workspace == _HERE, _ENTRIES.account_id == _ACCOUNT, _ENTRIES.stale_at > _NOW
)
_THIS = (
    select(_ENTRIES.place)
    .where(_ENTRIES.workspace == _HERE, _ENTRIES.account_id == _ACCOUNT, _ENTRIES.item == _ITEM)
    .scalar_subquery()
)
_BEFORE = select(func.count()).where(
    _ENTRIES.workspace == _HERE,
    _ENTRIES.account_id == _ACCOUNT,
    or_(_ENTRIES.place < _THIS, and_(_ENTRIES.place == _THIS, _ENTRIES.item < _ITEM)),
)
_FORGET = delete(tables.account_entries).where(
    _ENTRIES.workspace == _HERE,
    _ENTRIES.account_id == _ACCOUNT,
    _ENTRIES.item.in_(bindparam("items", type_=Words, expanding=True)),
)
_EARLIER = (
    select(_HANDOVERS.document)
    .where(
        _HANDOVERS.workspace == _HERE,
        _HANDOVERS.account_id == _ACCOUNT,
        _HANDOVERS.id != bindparam("handover", type_=Words),
    )
    .order_by(_HANDOVERS.opened_at.desc(), _HANDOVERS.id)
)


@dataclass(frozen=True)
class EntryCounts:
    """How many entries an account has, and how many of them are stale."""

    entries: int
    stale: int


KEPT = 4096
"""Of how many entries it is kept what is internal in them."""


@lru_cache(maxsize=KEPT)
def internal_in(document: str) -> tuple[str, tuple[str, ...]]:
    """Return in which handover an entry was said, and its internal texts, from how it is stored; nothing where it can't be read.

    It is kept: while somebody types a letter, the same entries are asked for again and again.
    """
    try:
        entry = ENTRIES.read(document)
    except UnreadableDocument:
        return "", ()
    return entry.handover, tuple(texts(entry, Disclosure.INTERNAL))


class Blueprint:
    """What is known of the accounts of one workspace, within one unit of work."""

    def __init__(self, scope: Scope, parsed: Parsed, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._parsed, self._unreadable = scope, parsed, unreadable_rows

    async def page(self, account_id: str, first: int, most: int) -> tuple[AccountEntry, ...]:
        """Return at most `most` entries of an account from the one of this number on (from 0), in the order of their items."""
        return await self._readable(_PAGE, account_id, first=first, most=most)

    async def all(self, account_id: str) -> tuple[AccountEntry, ...]:
        """Return every entry of an account, in the order of their items."""
        return await self._readable(_OF_ACCOUNT, account_id)

    async def documents(self, account_id: str) -> tuple[str, ...]:
        """Return every entry of an account as it is stored, for `internal_in`."""
        return tuple(row.document for row in await self._scope.connection.execute(_OF_ACCOUNT, self._of(account_id)))

    async def items(self, account_id: str) -> frozenset[str]:
        """Return the items of which something is known of an account."""
        return frozenset(await self._scope.connection.scalars(_KNOWN, self._of(account_id)))

    async def of_items(self, account_id: str, items: Iterable[str]) -> dict[str, AccountEntry]:
        """Return what is known on these items, by item; those of which nothing is known are left out."""
        found = await self._readable(_OF_ITEMS, account_id, items=sorted(set(items)))
        return {entry.item: entry for entry in found}

    async def for_brief(
        self, account_id: str, items: Iterable[str], kinds: Iterable[RecordKind], most: int
    ) -> dict[str, AccountEntry]:
        """Return what is known on these items, and at most `most` entries together with those of these kinds, by item."""
        wanted = {"items": sorted(set(items)), "kinds": sorted(kinds), "most": most}
        return {entry.item: entry for entry in await self._readable(_FOR_BRIEF, account_id, **wanted)}

    async def counts(self, account_id: str, now: datetime) -> EntryCounts:
        """Return how many entries the account has, and how many of them are stale at `now` (UTC)."""
        found = await self._scope.connection.execute(_COUNTS, self._of(account_id, now=now))
        entries, stale = found.one()
        return EntryCounts(entries, stale or 0)

    async def stale(self, now: datetime) -> dict[str, int]:
        """Return how many entries are stale at `now` (UTC), by account; accounts without any are left out."""
        found = await self._scope.connection.execute(_STALE, {"here": self._scope.workspace, "now": now})
        return {row[0]: row[1] for row in found}

    async def stalest(self, account_id: str, now: datetime, most: int) -> tuple[AccountEntry, ...]:
        """Return at most `most` entries of an account that are stale at `now` (UTC), those that are so for longest first."""
        return await self._readable(_STALEST, account_id, now=now, most=most)

    async def next_stale(self, account_id: str, now: datetime) -> datetime | None:
        """Return when (UTC) the next entry of an account becomes stale after `now`, None for never."""
        at: datetime | None = await self._scope.connection.scalar(_NEXT_STALE, self._of(account_id, now=now))
        return at

    async def write(self, account_id: str, handover_id: str, changes: EntryChanges) -> None:
        """Store what the answers of a handover say now.

        Of an item that it answers no more, what an earlier handover of the account said of it holds again.
        """
        if changes.emptied:
            await self._empty(account_id, handover_id, changes.emptied)
        for entry in changes.written:
            await self.put(account_id, entry)

    async def _empty(self, account_id: str, handover_id: str, items: Sequence[str]) -> None:
        known = await self.of_items(account_id, items)
        gone = [item for item, entry in known.items() if entry.handover == handover_id]
        if not gone:
            return
        await self._scope.connection.execute(_FORGET, self._of(account_id, items=gone))
        rows = await self._scope.connection.scalars(_EARLIER, self._of(account_id, handover=handover_id))
        said: dict[str, AccountEntry] = {}
        for document in rows:
            try:
                earlier = self._parsed.handover(document)
            except UnreadableDocument:
                # It is noted when it is looked at.
                continue
            found = {item: entry_of(earlier, item) for item in gone if item not in said}
            said |= {item: entry for item, entry in found.items() if entry is not None}
        for entry in said.values():
            await self.put(account_id, entry)

    async def put(self, account_id: str, entry: AccountEntry) -> None:
        """Store an entry, in place of what was known of its item."""
        values = {
            "place": entry.place,
            "kind": entry.kind.value,
            "stale_at": stale_at(entry),
            "document": ENTRIES.write(entry),
        }
        await self._scope.connection.execute(
            self._scope.insert(tables.account_entries)
            .values(workspace=self._scope.workspace, account_id=account_id, item=entry.item, **values)
            .on_conflict_do_update(index_elements=["workspace", "account_id", "item"], set_=values)
        )

    async def remove(self, account_id: str, item: str) -> None:
        """Forget what is known on this item."""
        await self._scope.connection.execute(_FORGET, self._of(account_id, items=[item]))

    async def place_of(self, account_id: str, item: str) -> int:
        """Return the number (from 0) of the entry on this item among those of the account; 0 where there is none."""
        return await self._scope.connection.scalar(_BEFORE, self._of(account_id, item=item)) or 0

    async def _readable(self, query: Select[Any], account_id: str, **wanted: object) -> tuple[AccountEntry, ...]:
        rows = (await self._scope.connection.execute(query, self._of(account_id, **wanted))).all()
        found = []
        for row in rows:
            of_row = ("account entry", self._scope.workspace, f"{account_id} {row.item}")
            try:
                found.append(self._parsed.entry(row.document))
            except UnreadableDocument:
                self._unreadable.note(*of_row)
            else:
                self._unreadable.forget(*of_row)
        return tuple(found)

    def _of(self, account_id: str, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, "account": account_id, **wanted}
