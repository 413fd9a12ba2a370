"""Handovers at rest: found, added, saved with a version check."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Row, Select, bindparam, delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.refusals import LostHandover, OpenHandoverExists, UnknownHandover, UnreadableHandover
from handover.suggesting.load import TakingOver
from storage import tables
from storage.accounts import Accounts, account_key
from storage.database.columns import UtcMoment, Words
from storage.documents import UnreadableDocument, handover_document, taking_over_in
from storage.jobs.enqueue import Jobs
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_HANDOVERS, _PARTICIPANTS = tables.handovers.c, tables.participants.c
_HERE, _WHICH = bindparam("here", type_=Words), bindparam("which", type_=Words)
_MINE = select(_PARTICIPANTS.handover_id).where(
    _PARTICIPANTS.workspace == _HERE, _PARTICIPANTS.person == bindparam("who", type_=Words)
)

# They are brought into order afterwards: asked to do it, SQLite reads through every open handover of the workspace.
_ALL = select(_HANDOVERS.id, _HANDOVERS.version, _HANDOVERS.document, _HANDOVERS.account_id).where(
    _HANDOVERS.workspace == _HERE
)
_ALL_OPEN = _ALL.where(tables.HANDOVER_IS_OPEN)
_BY_ID = _ALL.where(_HANDOVERS.id == _WHICH)
_BY_ID_LOCKED = _BY_ID.with_for_update()
_OF_PERSON = _ALL.where(_HANDOVERS.id.in_(_MINE))
_ENDED_OF_PERSON = _ALL.where(
    _HANDOVERS.id.in_(_MINE.where(_PARTICIPANTS.is_open.is_(False))),
    _HANDOVERS.closed_at >= bindparam("since", type_=UtcMoment),
)
_OPEN_OF_PERSON = _ALL.where(_HANDOVERS.id.in_(_MINE.where(tables.PARTICIPANT_IS_OPEN)))
_BY_IDS = _ALL.where(_HANDOVERS.id.in_(bindparam("ids", type_=Words, expanding=True)))
_ENDED_SINCE = _ALL.where(_HANDOVERS.is_open.is_(False), _HANDOVERS.closed_at >= bindparam("since", type_=UtcMoment))
_SAVE = update(tables.handovers).where(
    _HANDOVERS.workspace == _HERE, _HANDOVERS.id == _WHICH, _HANDOVERS.version == bindparam("seen")
)
_SET_ACCOUNT = (
    update(tables.handovers)
    .where(_HANDOVERS.workspace == _HERE, _HANDOVERS.id == _WHICH)
    .values(account_id=bindparam("its_account", type_=Words))
)
_OPEN_ACCOUNTS = select(_HANDOVERS.id, _HANDOVERS.account).where(_HANDOVERS.workspace == _HERE, tables.HANDOVER_IS_OPEN)
_OPEN_VERSIONS = select(_HANDOVERS.id, _HANDOVERS.version, _HANDOVERS.account_id).where(
    _HANDOVERS.workspace == _HERE, tables.HANDOVER_IS_OPEN
)
_UNDER_WAY = select(_HANDOVERS.account_id).where(_HANDOVERS.workspace == _HERE, tables.HANDOVER_IS_OPEN)
_OPEN_OF_ACCOUNT = _ALL_OPEN.where(_HANDOVERS.account_id == _WHICH)
_ENDED_OF_ACCOUNT = _ALL.where(_HANDOVERS.account_id == _WHICH, _HANDOVERS.is_open.is_(False))
_NEWEST_OF_ACCOUNT = _ALL.where(_HANDOVERS.account_id == _WHICH).order_by(_HANDOVERS.opened_at.desc()).limit(1)
_LATER = tables.handovers.alias("later")
_NEWEST_OF_ACCOUNTS = _ALL.where(
    _HANDOVERS.account_id.in_(bindparam("accounts", type_=Words, expanding=True)),
    ~exists().where(
        _LATER.c.workspace == _HANDOVERS.workspace,
        _LATER.c.account_id == _HANDOVERS.account_id,
        _LATER.c.opened_at > _HANDOVERS.opened_at,
    ),
)
_IDS_OF_ACCOUNTS = (
    select(_HANDOVERS.id)
    .where(_HANDOVERS.workspace == _HERE, _HANDOVERS.account_id.in_(bindparam("accounts", type_=Words, expanding=True)))
    .order_by(_HANDOVERS.id)
)
_LOCK_OF_ACCOUNTS = _IDS_OF_ACCOUNTS.with_for_update()
_OPEN_OF_NAME = _ALL_OPEN.where(_HANDOVERS.account_key == _WHICH)

_TAKEN_OVER = select(_HANDOVERS.account_id, _HANDOVERS.document).where(
    _HANDOVERS.workspace == _HERE, tables.HANDOVER_IS_OPEN
)
# Who is the manager is in the document alone. It is looked for only when a lead asks for something.
_NAMED_MANAGER = select(_HANDOVERS.account_id).where(
    _HANDOVERS.workspace == _HERE,
    _HANDOVERS.id.in_(_MINE),
    _HANDOVERS.document.like(bindparam("manager", type_=Words)),
    _HANDOVERS.document.not_like(bindparam("opener", type_=Words)),
)

_ANY_LOST = select(tables.lost_channels.c.conversation).where(tables.lost_channels.c.workspace == _HERE).limit(1)


class Stale(Exception):
    """Somebody else has saved this handover since it was read here. Read it again and decide anew."""


class Handovers:
    """The handovers of one workspace, within one unit of work."""

    def __init__(
        self,
        scope: Scope,
        parsed: Callable[[str], Handover],
        jobs: Jobs,
        accounts: Accounts,
        unreadable_rows: UnreadableRows,
    ) -> None:
        self._scope, self._unreadable = scope, unreadable_rows
        self._jobs, self._accounts = jobs, accounts
        self._parsed = parsed
        self._read: dict[str, tuple[int, Handover]] = {}
        self._account_ids: dict[str, str] = {}

    async def get(self, handover_id: str, *, lock: bool = False) -> Handover:
        """Return the handover. Raises UnknownHandover when this workspace has none with this id (LostHandover where some are known
        to be lost), UnreadableHandover.

        With `lock`, nobody else can save it until the unit of work ends. (SQLite has one writer anyway.)
        """
        found = await self._find(_BY_ID_LOCKED if lock else _BY_ID, which=handover_id)
        if not found:
            lost = await self._scope.connection.scalar(_ANY_LOST, {"here": self._scope.workspace})
            raise (UnknownHandover if lost is None else LostHandover)(handover_id)
        if found[0] is None:
            raise UnreadableHandover(handover_id)
        return found[0]

    async def found(self, handover_id: str) -> tuple[Handover, ...]:
        """Return the handover alone; nothing when there is none, or when it cannot be read."""
        return await self._readable(_BY_ID, which=handover_id)

    async def many(self, handover_ids: Collection[str]) -> dict[str, Handover]:
        """Return the handovers with these ids, by id; those that can be read."""
        return {one.id: one for one in await self._readable(_BY_IDS, ids=sorted(set(handover_ids)))}

    async def of_person(self, user: str, *, open_only: bool = True) -> tuple[Handover, ...]:
        """Return the handovers this person takes part in, in the order they were opened; those that can be read."""
        return await self._readable(_OPEN_OF_PERSON if open_only else _OF_PERSON, who=user)

    async def ended_of_person(self, user: str, since: datetime) -> tuple[Handover, ...]:
        """Return the handovers this person took part in that ended at `since` (UTC) or later; those that can be read."""
        return await self._readable(_ENDED_OF_PERSON, who=user, since=since)

    async def ended_since(self, since: datetime) -> tuple[Handover, ...]:
        """Return the handovers of the workspace that ended at `since` (UTC) or later; those that can be read."""
        return await self._readable(_ENDED_SINCE, since=since)

    async def open_with_account(self, account: str) -> Handover | None:
        """Return the open handover of the account that is known by this name, however it is spelled.

        None when there is none, or when it cannot be read. (How names compare: `handover.accounts.names.folded`.)
        """
        found = await self._readable(_OPEN_OF_NAME, which=account_key(account))
        if found:
            return found[0]
        account_id = await self._accounts.of_name(account)
        return await self.open_of_account(account_id) if account_id else None

    async def open_of_account(self, account_id: str) -> Handover | None:
        """Return the open handover of the account with this id; None when there is none, or when it cannot be read."""
        found = await self._readable(_OPEN_OF_ACCOUNT, which=account_id)
        return found[0] if found else None

    async def newest_of_account(self, account_id: str) -> Handover | None:
        """Return the handover of this account that was opened last; None when there is none, or when it cannot be read."""
        found = await self._readable(_NEWEST_OF_ACCOUNT, which=account_id)
        return found[0] if found else None

    async def newest_of_accounts(self, account_ids: Collection[str]) -> dict[str, Handover]:
        """Return the handover of each of these accounts that was opened last, by the account's id; those that can be read."""
        found = await self._readable(_NEWEST_OF_ACCOUNTS, accounts=sorted(set(account_ids)))
        return {self._account_ids[one.id]: one for one in found}

    async def ended_of_account(self, account_id: str) -> tuple[Handover, ...]:
        """Return the handovers of this account that have ended, in the order they were opened; those that can be read."""
        return await self._readable(_ENDED_OF_ACCOUNT, which=account_id)

    async def ids_of_account(self, account_id: str) -> tuple[str, ...]:
        """Return the ids of all handovers of this account."""
        wanted = {"here": self._scope.workspace, "accounts": [account_id]}
        return tuple(await self._scope.connection.scalars(_IDS_OF_ACCOUNTS, wanted))

    async def lock_of_accounts(self, account_ids: Collection[str]) -> None:
        """Let nobody else save a handover of these accounts until the unit of work ends."""
        wanted = {"here": self._scope.workspace, "accounts": sorted(account_ids)}
        await self._scope.connection.execute(_LOCK_OF_ACCOUNTS, wanted)

    def account_id(self, handover_id: str) -> str:
        """Return the id of the account of a handover that was read or stored in this unit of work."""
        return self._account_ids[handover_id]

    async def open_accounts(self) -> dict[str, str]:
        """Return the names of the accounts that have an open handover, by its id."""
        found = await self._scope.connection.execute(_OPEN_ACCOUNTS, {"here": self._scope.workspace})
        return {row[0]: row[1] for row in found}

    async def open_versions(self) -> dict[str, tuple[int, str]]:
        """Return the version and the account's id of each open handover, by its id. Nothing else is read of them."""
        rows = await self._scope.connection.execute(_OPEN_VERSIONS, {"here": self._scope.workspace})
        return {row.id: (row.version, row.account_id) for row in rows}

    async def accounts_under_way(self) -> frozenset[str]:
        """Return the ids of the accounts that have an open handover."""
        return frozenset(await self._scope.connection.scalars(_UNDER_WAY, {"here": self._scope.workspace}))

    async def taken_over(self) -> dict[str, TakingOver]:
        """Return who is taking over an account, by its id, of all open handovers that can be read. Nothing else is read of them."""
        rows = await self._scope.connection.execute(_TAKEN_OVER, {"here": self._scope.workspace})
        found = {row.account_id: taking_over_in(row.document) for row in rows}
        return {account_id: takers for account_id, takers in found.items() if takers is not None}

    async def managed_for_others(self, user: str) -> frozenset[str]:
        """Return the ids of the accounts in a handover of which this person is the manager, started by somebody else."""
        wanted = {"who": user, "manager": f'%"manager":"{user}"%', "opener": f'%"opened_by":"{user}"%'}
        rows = await self._scope.connection.scalars(_NAMED_MANAGER, {"here": self._scope.workspace, **wanted})
        return frozenset(rows)

    async def all(self, *, open_only: bool = True) -> tuple[Handover, ...]:
        """Return every handover of the workspace that can be read, in the order they were opened. Meant for workspace admins."""
        return await self._readable(_ALL_OPEN if open_only else _ALL)

    async def add(self, decision: Decision, same_as: str = "") -> None:
        """Store a new handover and its jobs, with its account if there is none yet.

        `same_as` is the id of an account that is this customer by another name. Raises OpenHandoverExists when the account
        already has an open one (or this very one is stored already).
        """
        handover = decision.handover
        account_id = await self._accounts.for_handover(handover, same_as)
        await self._check_account(handover, account_id)
        # One statement: of two people submitting the same account at once, exactly one gets a row.
        added = await self._scope.connection.execute(
            self._scope.insert(tables.handovers)
            .values(
                workspace=self._scope.workspace,
                id=handover.id,
                version=1,
                account_id=account_id,
                **_columns(handover),
            )
            .on_conflict_do_nothing()
        )
        if added.rowcount == 0:
            existing = await self.open_with_account(handover.account)
            raise OpenHandoverExists(existing.id if existing else handover.id, handover.account)
        await self._write_participants(handover)
        self._read[handover.id], self._account_ids[handover.id] = (1, handover), account_id
        await self._accounts.follow(account_id, None, handover)
        await self._jobs.add(*decision.jobs)

    async def save(self, decision: Decision) -> None:
        """Store the next state of a handover read in this unit of work, and its jobs.

        Raises Stale when somebody saved it meanwhile, OpenHandoverExists when it is reopened while its account has
        another open one, and LookupError when it was not read in this unit of work.
        """
        handover = decision.handover
        if handover.id not in self._read:
            raise LookupError(f"handover {handover.id} was not read in this unit of work")
        version, before = self._read[handover.id]
        if handover != before:
            await self._write(handover, before, version)
            self._read[handover.id] = (version + 1, handover)
            await self._accounts.follow(await self._account_of(handover), before, handover)
        await self._jobs.add(*decision.jobs)

    async def _write(self, handover: Handover, before: Handover, version: int) -> None:
        wanted = {"here": self._scope.workspace, "which": handover.id, "seen": version}
        change = {**wanted, "version": version + 1, **_columns(handover)}
        if (handover.account, handover.open) == (before.account, before.open):
            changed = await self._scope.connection.execute(_SAVE, change)
        else:
            changed = await self._take_account(handover, change)
        if changed.rowcount == 0:
            raise Stale(handover.id)
        if (handover.participants, handover.open) != (before.participants, before.open):
            await self._write_participants(handover)

    async def _take_account(self, handover: Handover, change: Mapping[str, object]) -> CursorResult[Any]:
        """Save where another open handover may have the account; then raise OpenHandoverExists, and nothing is changed."""
        await self._check_account(handover, await self._account_of(handover))
        try:
            async with self._scope.connection.begin_nested():
                return await self._scope.connection.execute(_SAVE, change)
        except IntegrityError as conflict:
            existing = await self.open_with_account(handover.account)
            if existing is None:
                raise Stale(handover.id) from conflict
            raise OpenHandoverExists(existing.id, handover.account) from conflict

    async def _account_of(self, handover: Handover) -> str:
        """Return the id of the handover's account. One that a process of an older version has stored has none yet, and gets it."""
        known = self._account_ids[handover.id]
        if known:
            return known
        account_id = await self._accounts.for_handover(handover)
        wanted = {"here": self._scope.workspace, "which": handover.id, "its_account": account_id}
        await self._scope.connection.execute(_SET_ACCOUNT, wanted)
        self._account_ids[handover.id] = account_id
        return account_id

    async def _check_account(self, handover: Handover, account_id: str) -> None:
        """Raise OpenHandoverExists when its account has another open handover, by whatever name of the customer."""
        existing = await self.open_of_account(account_id) if handover.open else None
        if existing is not None and existing.id != handover.id:
            raise OpenHandoverExists(existing.id, existing.account)

    async def _write_participants(self, handover: Handover) -> None:
        table = tables.participants
        here = {"workspace": self._scope.workspace, "handover_id": handover.id}
        await self._scope.connection.execute(
            delete(table).where(table.c.workspace == self._scope.workspace, table.c.handover_id == handover.id)
        )
        await self._scope.connection.execute(
            table.insert(), [{**here, "person": one, "is_open": handover.open} for one in handover.participants]
        )

    async def _readable(self, query: Select[Any], **wanted: str | datetime | list[str]) -> tuple[Handover, ...]:
        found = await self._find(query, **wanted)
        return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.opened_at, one.id)))

    async def _find(self, query: Select[Any], **wanted: str | datetime | list[str]) -> list[Handover | None]:
        """Return what is found, None for each that cannot be read: one such row keeps nobody from the others."""
        rows = (await self._scope.connection.execute(query, {"here": self._scope.workspace, **wanted})).all()
        return [self._from(row) for row in rows]

    def _from(self, row: Row[Any]) -> Handover | None:
        of_row = ("handover", self._scope.workspace, row.id)
        try:
            handover = self._parsed(row.document)
        except UnreadableDocument:
            self._unreadable.note(*of_row)
            return None
        if not isinstance(row.version, int):
            # SQLite takes any text there, and nobody could save it.
            self._unreadable.note(*of_row)
            return None
        self._unreadable.forget(*of_row)
        self._read[row.id], self._account_ids[row.id] = (row.version, handover), row.account_id
        return handover


def _columns(handover: Handover) -> dict[str, object]:
    return {
        "account": handover.account,
        "account_key": account_key(handover.account),
        "playbook": handover.playbook.key,
        "status": handover.status,
        "is_open": handover.open,
        "opened_at": handover.opened_at,
        "closed_at": handover.closed_at,
        "document": handover_document(handover),
    }
