"""What people have changed in the entries of accounts, and what each entry was before its newest change."""

from typing import Any

from sqlalchemy import bindparam, exists, func, select, update

from handover.model.account import AccountEntry
from handover.model.entry_change import EntryChange
from storage import tables
from storage.database.columns import Words
from storage.documents import ENTRIES, ENTRY_CHANGES, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_CHANGES, _ENTRIES, _ACCOUNTS = tables.account_entry_changes.c, tables.account_entries.c, tables.accounts.c
_HERE, _ACCOUNT = bindparam("here", type_=Words), bindparam("account", type_=Words)
_OF_ACCOUNT = (_CHANGES.workspace == _HERE, _CHANGES.account_id == _ACCOUNT)
_OF_ITEM = (*_OF_ACCOUNT, _CHANGES.item == bindparam("which", type_=Words))
_OF_ALL = select(_CHANGES.item, _CHANGES.document).where(*_OF_ACCOUNT)
_LAST_NUMBER = select(func.max(_CHANGES.number)).where(*_OF_ITEM)
_NEWEST = select(_CHANGES.document).where(*_OF_ITEM).order_by(_CHANGES.number.desc())
_GONE = select(_ACCOUNTS.id).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.merged_into == _ACCOUNT)
_NEWEST_OF_GONE = (
    select(_CHANGES.document)
    .where(
        _CHANGES.workspace == _HERE, _CHANGES.account_id.in_(_GONE), _CHANGES.item == bindparam("which", type_=Words)
    )
    .order_by(_CHANGES.number.desc())
)
_FORMER = select(_CHANGES.former).where(*_OF_ITEM, _CHANGES.former != "")
_NO_FORMER = update(tables.account_entry_changes).where(*_OF_ITEM, _CHANGES.former != "").values(former="")
_IS_THERE = exists().where(
    _ENTRIES.workspace == _CHANGES.workspace,
    _ENTRIES.account_id == _CHANGES.account_id,
    _ENTRIES.item == _CHANGES.item,
)
_REMOVED = select(_CHANGES.item, _CHANGES.document).where(*_OF_ACCOUNT, _CHANGES.former != "", ~_IS_THERE)


class EntryHistory:
    """The changes to entries of one workspace's accounts, within one unit of work."""

    def __init__(self, scope: Scope, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._unreadable = scope, unreadable_rows

    async def add(self, account_id: str, change: EntryChange, former: AccountEntry | None) -> None:
        """Keep a change to an account that is locked. `former` is the entry to go back to, None for none.

        What earlier changes went back to is forgotten.
        """
        last = await self._scope.connection.scalar(_LAST_NUMBER, self._of(account_id, which=change.item)) or 0
        await self._scope.connection.execute(_NO_FORMER, self._of(account_id, which=change.item))
        values = {
            "workspace": self._scope.workspace,
            "account_id": account_id,
            "item": change.item,
            "number": last + 1,
            "document": ENTRY_CHANGES.write(change),
            "former": ENTRIES.write(former) if former is not None else "",
        }
        await self._scope.connection.execute(tables.account_entry_changes.insert(), values)

    async def newest(self, account_id: str, item: str, most: int) -> tuple[EntryChange, ...]:
        """Return the newest changes to an entry, the last one first; those of accounts that have gone into this one among them."""
        wanted = self._of(account_id, which=item)
        own = await self._scope.connection.scalars(_NEWEST.limit(most), wanted)
        theirs = await self._scope.connection.scalars(_NEWEST_OF_GONE.limit(most), wanted)
        found = [change for one in (*own, *theirs) if (change := self._change(account_id, item, one)) is not None]
        return tuple(sorted(found, key=lambda change: change.at, reverse=True)[:most])

    async def former(self, account_id: str, item: str) -> AccountEntry | None:
        """Return what the entry was before its newest change, None where there is nothing to go back to."""
        document = await self._scope.connection.scalar(_FORMER, self._of(account_id, which=item))
        if not document:
            return None
        try:
            return ENTRIES.read(document)
        except UnreadableDocument:
            self._note(account_id, item)
            return None

    async def of_account(self, account_id: str) -> tuple[EntryChange, ...]:
        """Return everything that people have changed of what is known of an account."""
        rows = (await self._scope.connection.execute(_OF_ALL, self._of(account_id))).all()
        return tuple(one for row in rows if (one := self._change(account_id, row.item, row.document)) is not None)

    async def removed(self, account_id: str) -> tuple[EntryChange, ...]:
        """Return the changes by which entries were removed that can be put back, the newest first."""
        rows = (await self._scope.connection.execute(_REMOVED, self._of(account_id))).all()
        found = [change for row in rows if (change := self._change(account_id, row.item, row.document)) is not None]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def _change(self, account_id: str, item: str, document: str) -> EntryChange | None:
        try:
            return ENTRY_CHANGES.read(document)
        except UnreadableDocument:
            self._note(account_id, item)
            return None

    def _note(self, account_id: str, item: str) -> None:
        self._unreadable.note("account entry change", self._scope.workspace, f"{account_id} {item}")

    def _of(self, account_id: str, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, "account": account_id, **wanted}
