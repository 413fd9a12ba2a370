"""Transactions, one at a time per task."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database.causes import spoken_cause, takes_nothing
from storage.database.group_commit import GroupCommit, group_commit_of


class NestedTransaction(RuntimeError):
    """A task that is inside a transaction began another: a fault of the program, which would otherwise wait for itself."""


class Transactions:
    """Begins transactions on an engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._grouping = group_commit_of(engine)
        self._turn = asyncio.Lock()
        """Who has the one connection of SQLite's, and who is next: first come, first served."""
        self._kept: AsyncConnection | None = None
        """That connection, between transactions: to fetch it from the pool anew costs more than most of them do."""
        self._sweeping: asyncio.Task[None] | None = None
        self._inside: set[asyncio.Task[object] | None] = set()
        self._none_inside = asyncio.Event()
        self._none_inside.set()
        self.trouble = ""
        """Why the database took nothing when it was last written to; empty if it did."""

    def written(self) -> None:
        """Note that something was written, which ends any trouble."""
        self.trouble = ""

    async def close(self) -> None:
        """Wait until no transaction is open, and let go of the connection."""
        while self._inside:
            await self._none_inside.wait()
        if self._sweeping is not None:
            await asyncio.wait([self._sweeping])
        kept, self._kept = self._kept, None
        if kept is not None:
            await kept.close()

    def refuse_within(self) -> None:
        """Raise NestedTransaction when this task is inside a transaction."""
        if asyncio.current_task() in self._inside:
            raise NestedTransaction("finish the open unit of work before you begin another")

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Yield a connection in a transaction: committed on success, rolled back on any exception.

        Raises NestedTransaction when this task is inside one already.
        """
        self.refuse_within()
        task = asyncio.current_task()
        self._inside.add(task)
        self._none_inside.clear()
        try:
            async with self._connection() as connection:
                yield connection
        except DBAPIError as error:
            if takes_nothing(error):
                self.trouble = spoken_cause(error)
            raise
        finally:
            self._inside.discard(task)
            if not self._inside:
                self._none_inside.set()

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AsyncConnection]:
        if self._grouping is None:
            async with self._engine.begin() as connection:
                yield connection
        else:
            async with self._within_group(self._grouping) as connection:
                yield connection

    @asynccontextmanager
    async def _within_group(self, grouping: GroupCommit) -> AsyncIterator[AsyncConnection]:
        """Yield the connection in its turn. On return what was done is on disk, together with what others did."""
        grouping.waiting += 1
        arrived = False
        try:
            # The pool alone lets whoever comes right now go ahead of those whom it has woken: in a loop, for ever.
            async with self._turn, self._kept_connection() as connection, connection.begin():
                grouping.waiting -= 1
                arrived, group = True, grouping.group
                yield connection
        finally:
            if not arrived:
                grouping.waiting -= 1
                self._sweep(grouping)
        if group is not None:
            try:
                await group.stored()
            except sqlite3.Error as problem:
                raise OperationalError(None, None, problem) from problem
        # Often nothing has had to wait: a loop of transactions would keep everybody else from going on, for ever.
        await asyncio.sleep(0)

    @asynccontextmanager
    async def _kept_connection(self) -> AsyncIterator[AsyncConnection]:
        """Yield the connection to whoever has the turn. After an exception the pool undoes what is left, and it is fetched anew."""
        connection, self._kept = self._kept or await self._engine.connect(), None
        async with AsyncExitStack() as stack:
            stack.push_async_exit(connection)
            yield connection
            stack.pop_all()
        self._kept = connection

    def _sweep(self, grouping: GroupCommit) -> None:
        """See to it that a group is committed which was left to somebody who has gone."""
        if grouping.unfinished and not grouping.waiting and (self._sweeping is None or self._sweeping.done()):
            self._sweeping = asyncio.create_task(self._commit_what_is_left(), name="commit")

    async def _commit_what_is_left(self) -> None:
        async with self._turn, self._kept_connection() as connection, connection.begin():
            pass
