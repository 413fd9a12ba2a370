"""The worker registry: which processes share the work at present."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.database.transactions import Transactions
from storage.scope import insert_into

_WORKERS = tables.workers.c
_GONE = (
    select(_WORKERS.id)
    .where(_WORKERS.seen_at < bindparam("before", type_=UtcMoment))
    # One that is being seen this very moment is not gone: two back from a long sleep would wait for each other's row.
    .with_for_update(skip_locked=True)
)
_FORGET = delete(tables.workers).where(_WORKERS.id.in_(_GONE))
_LEAVE = delete(tables.workers).where(_WORKERS.id == bindparam("me", type_=Words))
_COUNT = select(func.count()).select_from(tables.workers)


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
            insert = insert_into(tables.workers, connection.dialect.name).values(id=self._me, seen_at=now)
            await connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_={"seen_at": now}))
            await connection.execute(_FORGET, {"before": now - patience})
            self._sharing = max(1, (await connection.execute(_COUNT)).scalar_one())

    async def leave(self) -> None:
        """Remove this process's row, so that the others need not wait until it counts as gone."""
        async with self._transactions.begin() as connection:
            await connection.execute(_LEAVE, {"me": self._me})
