"""The worker registry: which processes share the work at present."""

import secrets
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.transactions import Transactions
from storage.scope import insert_into

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

_WORKERS = tables.workers.c
_GONE = (
    select(_WORKERS.id)
    .where(_WORKERS.seen_at < bindparam("before", type_=UtcMoment))
    # One that is being seen this very moment is not gone: two back from a long sleep would wait for each other's row.
    .with_for_update(skip_locked=True)
)
_FORGET = delete(tables.workers).where(_WORKERS.id.in_(_GONE))
_LEAVE = delete(tables.workers).where(_WORKERS.id == bindparam("me", type_=Words))
_HOW_MANY = select(func.count(), func.min(_WORKERS.seen_at)).select_from(tables.workers)


@cache
def _seen(dialect: str) -> "sqlite.Insert | postgresql.Insert":
    """Return the statement that notes a process as seen, made once: it is the one that is asked for most."""
    noted = {"seen_at": bindparam("now", type_=UtcMoment)}
    insert = insert_into(tables.workers, dialect).values(id=bindparam("me", type_=Words), **noted)
    return insert.on_conflict_do_update(index_elements=["id"], set_=noted)


class WorkerRegistry:
    """This process's row in the registry, and how many others there are. Every method is one transaction of its own."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._me = secrets.token_hex(8)
        self._sharing = 1

    @property
    def sharing(self) -> int:
        """How many processes shared the work when this one was last seen, itself included: 1 or more."""
        return self._sharing

    async def seen(self, now: datetime, patience: timedelta) -> None:
        """Note that this process is at work at `now` (UTC), and strike off those unseen for longer than `patience`."""
        async with self._transactions.begin() as connection:
            await connection.execute(_seen(connection.dialect.name), {"me": self._me, "now": now})
            number, longest_ago = (await connection.execute(_HOW_MANY)).one()
            if longest_ago is not None and longest_ago < now - patience:
                await connection.execute(_FORGET, {"before": now - patience})
                number, _ = (await connection.execute(_HOW_MANY)).one()
            self._sharing = max(1, number)

    async def leave(self) -> None:
        """Remove this process's row, so that the others need not wait until it counts as gone."""
        async with self._transactions.begin() as connection:
            await connection.execute(_LEAVE, {"me": self._me})
