"""Transactions, one at a time per task."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.database.causes import spoken_cause, takes_nothing


class NestedTransaction(RuntimeError):
    """A task that is inside a transaction began another: a fault of the program, which would otherwise wait for itself."""


class Transactions:
    """Begins transactions on an engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._inside: set[asyncio.Task[object] | None] = set()
        self._none_inside = asyncio.Event()
        self._none_inside.set()
        self.trouble = ""
        """Why the database took nothing when it was last written to; empty if it did."""

    def written(self) -> None:
        """Note that something was written, which ends any trouble."""
        self.trouble = ""

    async def finished(self) -> None:
        """Wait until no transaction is open."""
        while self._inside:
            await self._none_inside.wait()

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
            async with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            if takes_nothing(error):
                self.trouble = spoken_cause(error)
            raise
        finally:
            self._inside.discard(task)
            if not self._inside:
                self._none_inside.set()
