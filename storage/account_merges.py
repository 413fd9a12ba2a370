"""Accounts that have gone into another one: kept as they were, without names and people, so that they can be taken out again."""

from datetime import datetime
from typing import Any

from sqlalchemy import Date, bindparam, delete, or_, select, update

from handover.model.account import Account
from handover.model.merge import Merge
from storage import tables
from storage.accounts import Accounts
from storage.database.columns import UtcMoment, Words
from storage.documents import ACCOUNTS, MERGES, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_ACCOUNTS, _HANDOVERS, _JOBS, _ROWS = tables.accounts.c, tables.handovers.c, tables.jobs.c, tables.book_rows.c
_HERE, _KEPT, _GONE = (bindparam(name, type_=Words) for name in ("here", "kept", "gone"))
_MOVED = bindparam("moved", type_=Words, expanding=True)
_THIS = update(tables.accounts).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.id == _GONE)
_GO = _THIS.values(
    merged_into=_KEPT,
    merged_at=bindparam("at", type_=UtcMoment),
    merge=bindparam("how", type_=Words),
    owner="",
    backup="",
    covered_by="",
    covered_until=None,
)
_COME_BACK = _THIS.values(
    merged_into="",
    merged_at=None,
    merge="",
    owner=bindparam("whose", type_=Words),
    backup=bindparam("steps_in", type_=Words),
    covered_by=bindparam("who_covers", type_=Words),
    covered_until=bindparam("until", type_=Date),
)
_TAKE_ALONG = (
    update(tables.accounts)
    .where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.merged_into == _GONE)
    .values(merged_into=_KEPT)
)
_GIVE_BACK = (
    update(tables.accounts).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.id.in_(_MOVED)).values(merged_into=_GONE)
)
_MOVE = (
    update(tables.handovers)
    .where(_HANDOVERS.workspace == _HERE, _HANDOVERS.id.in_(_MOVED))
    .values(account_id=bindparam("to", type_=Words), version=_HANDOVERS.version + 1)
)
_EARLIER = select(_ACCOUNTS.id).where(_ACCOUNTS.workspace == _HERE, _ACCOUNTS.merged_into == _GONE)
_LATELY = (
    select(_ACCOUNTS.id, _ACCOUNTS.document, _ACCOUNTS.merge)
    .where(
        _ACCOUNTS.workspace == _HERE,
        _ACCOUNTS.merged_into == _KEPT,
        _ACCOUNTS.merged_at >= bindparam("since", type_=UtcMoment),
    )
    .order_by(_ACCOUNTS.merged_at.desc())
)
_PINGS = select(_ACCOUNTS.ping_at, _ACCOUNTS.pinged_on, _ACCOUNTS.pinged_items, _ACCOUNTS.no_ping_for).where(
    _ACCOUNTS.workspace == _HERE, _ACCOUNTS.id == _GONE
)


class AccountMerges:
    """The merged accounts of one workspace, within one unit of work."""

    def __init__(self, scope: Scope, accounts: Accounts, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._accounts, self._unreadable = scope, accounts, unreadable_rows

    async def earlier(self, account_id: str) -> tuple[str, ...]:
        """Return the ids of the accounts that have gone into this one."""
        return tuple(await self._scope.connection.scalars(_EARLIER, self._of(gone=account_id)))

    async def lately(self, kept_id: str, since: datetime) -> tuple[tuple[Account, Merge], ...]:
        """Return the accounts that have gone into this very one at `since` (UTC) or later, with how, the newest first."""
        rows = (await self._scope.connection.execute(_LATELY, self._of(kept=kept_id, since=since))).all()
        found = []
        for row in rows:
            try:
                gone, merge = ACCOUNTS.read(row.document), MERGES.read(row.merge)
            except UnreadableDocument:
                self._unreadable.note("merge of account", self._scope.workspace, row.id)
                continue
            if merge.after.id == kept_id:
                found.append((gone, merge))
        return tuple(found)

    async def merge(self, gone: Account, merge: Merge) -> None:
        """Have this account go into the one that stays, with its handovers and its names, which are free then.

        The account that stays is saved after that. When its owner is next asked is as late as it is for either.
        """
        kept = merge.after.id
        await self._accounts.free(gone.id)
        values = {"gone": gone.id, "kept": kept}
        await self._scope.connection.execute(_TAKE_ALONG, self._of(**values))
        await self._scope.connection.execute(_GO, self._of(**values, at=merge.at, how=MERGES.write(merge)))
        await self._move(merge.handovers, kept)
        await self._take_pings(gone.id, kept)

    async def unmerge(self, gone: Account, merge: Merge) -> None:
        """Have this account stand by itself again, with its handovers and its names, which the other one must not have any more.

        Raises AccountNameTaken.
        """
        people = {"whose": gone.owner, "steps_in": gone.backup, "who_covers": gone.covered_by}
        until = gone.covered_until
        await self._scope.connection.execute(_COME_BACK, self._of(gone=gone.id, **people, until=until))
        if merge.earlier:
            await self._scope.connection.execute(_GIVE_BACK, self._of(gone=gone.id, moved=list(merge.earlier)))
        await self._accounts.name(gone)
        await self._move(merge.handovers, gone.id)

    async def forget(self, account_id: str) -> int:
        """Forget an account, those that have gone into it, and all their handovers with what hangs on them. Returns how many."""
        ids = select(_HANDOVERS.id).where(_HANDOVERS.workspace == _HERE, _HANDOVERS.account_id == _GONE)
        handovers = list(await self._scope.connection.scalars(ids, self._of(gone=account_id)))
        of_handovers = self._of(moved=handovers)
        await self._scope.connection.execute(
            delete(tables.jobs).where(_JOBS.workspace == _HERE, _JOBS.about.in_(_MOVED)), of_handovers
        )
        await self._scope.connection.execute(
            delete(tables.handovers).where(_HANDOVERS.workspace == _HERE, _HANDOVERS.id.in_(_MOVED)), of_handovers
        )
        in_books = delete(tables.book_rows).where(
            _ROWS.workspace == _HERE, or_(_ROWS.account_id == _GONE, _ROWS.handover_id.in_(_MOVED))
        )
        await self._scope.connection.execute(in_books, {**of_handovers, "gone": account_id})
        for column in (_ACCOUNTS.merged_into, _ACCOUNTS.id):
            gone = delete(tables.accounts).where(_ACCOUNTS.workspace == _HERE, column == _GONE)
            await self._scope.connection.execute(gone, self._of(gone=account_id))
        return len(handovers)

    async def _move(self, handovers: tuple[str, ...], to: str) -> None:
        """Have these handovers be of another account. Whoever has read one meanwhile reads it again before they save it."""
        if handovers:
            await self._scope.connection.execute(_MOVE, self._of(moved=list(handovers), to=to))

    async def _take_pings(self, gone: str, kept: str) -> None:
        """Have the account that stays be asked about once a quarter at most, whichever of the two was asked about last."""
        theirs = (await self._scope.connection.execute(_PINGS, self._of(gone=gone))).one()
        own = (await self._scope.connection.execute(_PINGS, self._of(gone=kept))).one()
        last = theirs if theirs.pinged_on and (not own.pinged_on or theirs.pinged_on > own.pinged_on) else own
        values = {
            "ping_at": max((one.ping_at for one in (own, theirs) if one.ping_at), default=None),
            "pinged_on": last.pinged_on,
            "pinged_items": last.pinged_items,
            "no_ping_for": own.no_ping_for or theirs.no_ping_for,
        }
        await self._scope.connection.execute(_THIS.values(**values), self._of(gone=kept))

    def _of(self, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, **wanted}
