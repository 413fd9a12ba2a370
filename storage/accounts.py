"""Accounts at rest: found by any of their names, begun with a handover, saved with a version check."""

import hashlib
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Delete, Row, Select, Table, bindparam, delete, select, update

from handover.accounts.following import account_after, account_begun, account_renamed, follows
from handover.accounts.names import folded
from handover.blueprint.entries import entry_changes
from handover.model.account import Account, AccountName, AccountRow
from handover.model.handover import Handover
from handover.model.refusals import AccountNameTaken, UnknownAccount, UnreadableAccount
from storage import tables
from storage.blueprint import Blueprint
from storage.database.columns import Words
from storage.documents import ACCOUNTS, UnreadableDocument
from storage.limbo import Limbo
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_ACCOUNTS, _NAMES, _PEOPLE = tables.accounts.c, tables.account_names.c, tables.account_people.c
_HERE, _WHICH = bindparam("here", type_=Words), bindparam("which", type_=Words)
_MANY = bindparam("many", type_=Words, expanding=True)

_ALL = select(_ACCOUNTS.id, _ACCOUNTS.version, _ACCOUNTS.document).where(_ACCOUNTS.workspace == _HERE)
_BY_ID = _ALL.where(_ACCOUNTS.id == _WHICH)
_BY_ID_LOCKED = _BY_ID.with_for_update()
_BY_IDS = _ALL.where(_ACCOUNTS.id.in_(_MANY), _ACCOUNTS.merged_into == "")
_EVERY_ONE = _ALL.where(_ACCOUNTS.merged_into == "")
_IDS = select(_ACCOUNTS.id).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.merged_into == "")
_MERGED_INTO = select(_ACCOUNTS.merged_into).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.id == _WHICH)
_SAVE = update(tables.accounts).where(
    _ACCOUNTS.workspace == _HERE, _ACCOUNTS.id == _WHICH, _ACCOUNTS.version == bindparam("seen")
)
_OF_NAME = select(_NAMES.account_id).where(_NAMES.workspace == _HERE, _NAMES.key == _WHICH)
_ROWS = select(
    _ACCOUNTS.id, _ACCOUNTS.name, _ACCOUNTS.owner, _ACCOUNTS.backup, _ACCOUNTS.covered_by, _ACCOUNTS.covered_until
).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.merged_into == "")
_COVERED_BY = (
    _ROWS.join(tables.account_people, (_PEOPLE.workspace == _ACCOUNTS.workspace) & (_PEOPLE.account_id == _ACCOUNTS.id))
    .where(_PEOPLE.person == _WHICH, _ACCOUNTS.covered_by == _WHICH)
    .order_by(_ACCOUNTS.name, _ACCOUNTS.id)
)
_OF_PERSON = select(_PEOPLE.account_id).where(_PEOPLE.workspace == _HERE, _PEOPLE.person == _WHICH)
_ALL_NAMES = select(_NAMES.account_id, _NAMES.name).where(_NAMES.workspace == _HERE)


def _of_account(table: Table, column: str = "account_id") -> Delete:
    return delete(table).where(table.c.workspace == _HERE, table.c[column] == _WHICH)


class StaleAccount(Exception):
    """Somebody else has saved this account since it was read here. Read it again and decide anew."""


def account_key(account: str) -> str:
    """Return what the index holds for an account's name: a digest, because PostgreSQL cannot index very long texts."""
    return hashlib.sha256(folded(account).encode("utf-8", "replace")).hexdigest()


class Accounts:
    """The accounts of one workspace, within one unit of work."""

    def __init__(self, scope: Scope, blueprint: Blueprint, limbo: Limbo, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._blueprint, self._limbo, self._unreadable = scope, blueprint, limbo, unreadable_rows
        self._read: dict[str, tuple[int, Account]] = {}

    async def get(self, account_id: str, *, lock: bool = False) -> Account:
        """Return the account, or the one that it has gone into. Raises UnknownAccount, UnreadableAccount.

        With `lock`, nobody else can save it until the unit of work ends. (SQLite has one writer anyway.)
        """
        found = await self._find(_BY_ID_LOCKED if lock else _BY_ID, which=account_id)
        if not found:
            raise UnknownAccount
        if (known_as := await self.known_as(account_id)) != account_id:
            return await self.get(known_as, lock=lock)
        [account] = found.values()
        if account is None:
            raise UnreadableAccount
        return account

    async def known_as(self, account_id: str) -> str:
        """Return the id of the account that this one has gone into, its own id for one that stands by itself."""
        return await self._scope.connection.scalar(_MERGED_INTO, self._of(which=account_id)) or account_id

    async def many(self, account_ids: Iterable[str]) -> dict[str, Account]:
        """Return those of these accounts that there are and that can be read, by id."""
        found = await self._find(_BY_IDS, many=sorted(set(account_ids)))
        return {id_: account for id_, account in found.items() if account is not None}

    async def all(self) -> dict[str, Account]:
        """Return every account of the workspace that can be read, by id."""
        found = await self._find(_EVERY_ONE)
        return {id_: account for id_, account in found.items() if account is not None}

    async def ids(self) -> frozenset[str]:
        """Return the ids of all accounts of the workspace, without those that were merged into another."""
        return frozenset(await self._scope.connection.scalars(_IDS, {"here": self._scope.workspace}))

    async def of_name(self, name: str) -> str:
        """Return the id of the account that is known by this name, however it is spelled; empty for none."""
        return await self._scope.connection.scalar(_OF_NAME, self._of(which=account_key(name))) or ""

    async def names(self, account_ids: Iterable[str] | None = None) -> tuple[AccountName, ...]:
        """Return all names of these accounts, or of every account of the workspace."""
        if account_ids is None:
            rows = await self._scope.connection.execute(_ALL_NAMES, self._of())
        else:
            wanted = _ALL_NAMES.where(_NAMES.account_id.in_(_MANY))
            rows = await self._scope.connection.execute(wanted, self._of(many=sorted(set(account_ids))))
        return tuple(AccountName(row.account_id, row.name) for row in rows)

    async def rows(self, account_ids: Iterable[str] | None = None) -> tuple[AccountRow, ...]:
        """Return these accounts, or all of the workspace, as lists name them."""
        if account_ids is None:
            found = await self._scope.connection.execute(_ROWS, self._of())
        else:
            wanted = _ROWS.where(_ACCOUNTS.id.in_(_MANY))
            found = await self._scope.connection.execute(wanted, self._of(many=sorted(set(account_ids))))
        return tuple(_as_row(row) for row in found)

    async def covered_by(self, user: str) -> tuple[AccountRow, ...]:
        """Return the accounts that this person looks after for an owner on leave, by name."""
        return tuple(_as_row(row) for row in await self._scope.connection.execute(_COVERED_BY, self._of(which=user)))

    async def of_person(self, user: str) -> frozenset[str]:
        """Return the ids of the accounts in which this person has a part: owner, backup, manager, team."""
        return frozenset(await self._scope.connection.scalars(_OF_PERSON, self._of(which=user)))

    async def for_handover(self, handover: Handover, same_as: str = "") -> str:
        """Return the id of the account of a handover that is about to be stored, which is begun where there is none.

        `same_as` is the id of an account of which somebody has said that it is this customer by another name: it is known by
        this name, too, from now on. The account is locked until the unit of work ends.
        """
        known = await self.of_name(handover.account)
        if not known and same_as:
            account = await self.get(same_as, lock=True)
            await self.save(account_renamed(account, handover))
            return account.id
        while not known or not await self._stands(known):
            # It was merged with another one, or forgotten, in this very moment; or there has been none.
            begun = account_begun(handover, secrets.token_hex(6))
            known = await self.of_name(handover.account)
            if not known and await self._begin(begun):
                await self._limbo.follow([begun], handover.opened_at)
                return begun.id
        return known

    async def _stands(self, account_id: str) -> bool:
        """Lock an account until the unit of work ends; return whether it is there, and has gone into no other one."""
        await self._find(_BY_ID_LOCKED, which=account_id)
        return await self._scope.connection.scalar(_MERGED_INTO, self._of(which=account_id)) == ""

    async def follow(self, account_id: str, before: Handover | None, after: Handover) -> None:
        """Store what follows for the account of a handover that has been stored, which was `before`; None for a new one.

        One that cannot be read is left as it is: the handover goes on.
        """
        changes = entry_changes(before, after)
        await self._blueprint.write(account_id, after.id, changes)
        if before is not None and _taking_on(before) != _taking_on(after):
            await self._limbo.look_now(account_id)
        if follows(before, after):
            found = await self._find(_BY_ID_LOCKED, which=account_id)
            account = found.get(account_id)
            if account is not None:
                await self.save(account_after(account, before, after))

    async def save(self, account: Account) -> None:
        """Store the next state of an account read in this unit of work.

        Raises StaleAccount when somebody saved it meanwhile, AccountNameTaken when another account is known by one of its
        names, and LookupError when it was not read in this unit of work.
        """
        if account.id not in self._read:
            raise LookupError(f"account {account.id} was not read in this unit of work")
        version, before = self._read[account.id]
        if account == before:
            return
        change = self._of(which=account.id, seen=version) | {"version": version + 1, **_columns(account)}
        changed = await self._scope.connection.execute(_SAVE, change)
        if changed.rowcount == 0:
            raise StaleAccount(account.id)
        if account.names != before.names:
            await self._scope.connection.execute(_of_account(tables.account_names), self._of(which=account.id))
            await self._write_names(account)
        if account.people != before.people:
            await self._write_people(account)
            if account.changes:
                await self._limbo.follow([account], account.changes[-1].at)
        self._read[account.id] = (version + 1, account)

    async def free(self, account_id: str) -> None:
        """Let go of the account's names and people; it goes into another one."""
        for table in (tables.account_names, tables.account_people):
            await self._scope.connection.execute(_of_account(table), self._of(which=account_id))

    async def name(self, account: Account) -> None:
        """Give an account the names and people back that it was without. Raises AccountNameTaken."""
        await self._write_names(account)
        await self._write_people(account)

    async def _begin(self, account: Account) -> bool:
        """Store a new account; return whether its name was free."""
        values = {"workspace": self._scope.workspace, "id": account.id, "version": 1, **_columns(account)}
        await self._scope.connection.execute(tables.accounts.insert(), values)
        self._read[account.id] = (1, account)
        try:
            await self._write_names(account)
        except AccountNameTaken:
            # Somebody else began it in this very moment.
            await self._scope.connection.execute(_of_account(tables.accounts, "id"), self._of(which=account.id))
            del self._read[account.id]
            return False
        await self._write_people(account)
        return True

    async def _write_names(self, account: Account) -> None:
        """Store its names, of which it has none there. Raises AccountNameTaken."""
        for key, name in {account_key(name): name for name in reversed(account.names)}.items():
            row = {"workspace": self._scope.workspace, "key": key, "name": name, "account_id": account.id}
            added = await self._scope.connection.execute(
                self._scope.insert(tables.account_names).values(**row).on_conflict_do_nothing()
            )
            if added.rowcount == 0:
                raise AccountNameTaken(name)

    async def _write_people(self, account: Account) -> None:
        table = tables.account_people
        await self._scope.connection.execute(_of_account(table), self._of(which=account.id))
        rows = [{"workspace": self._scope.workspace, "account_id": account.id, "person": one} for one in account.people]
        if rows:
            await self._scope.connection.execute(table.insert(), rows)

    async def _find(self, query: Select[Any], **wanted: object) -> dict[str, Account | None]:
        """Return what is found by id, None for each that cannot be read: one such row keeps nobody from the others."""
        rows = (await self._scope.connection.execute(query, self._of(**wanted))).all()
        return {row.id: self._from(row) for row in rows}

    def _from(self, row: Row[Any]) -> Account | None:
        of_row = ("account", self._scope.workspace, row.id)
        account: Account | None
        try:
            account = ACCOUNTS.read(row.document)
        except UnreadableDocument:
            account = None
        # SQLite takes any text for a version, and nobody could save the account then.
        if account is None or not isinstance(row.version, int):
            self._unreadable.note(*of_row)
            return None
        self._unreadable.forget(*of_row)
        self._read[row.id] = (row.version, account)
        return account

    def _of(self, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, **wanted}


def _taking_on(handover: Handover) -> object:
    """Return what says whether somebody takes the account on."""
    return handover.status, handover.declines, handover.assignments


def _as_row(row: Row[Any, Any, Any, Any, Any, Any]) -> AccountRow:
    return AccountRow(row.id, row.name, row.owner, row.backup, row.covered_by, row.covered_until)


def _columns(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "owner": account.owner,
        "backup": account.backup,
        "covered_by": account.covered_by,
        "covered_until": account.covered_until,
        "document": ACCOUNTS.write(account),
    }
