"""A connection to a SQLite file on which a statement takes one trip to another thread, instead of four.

aiosqlite has a thread do what would block the event loop, and goes there to make a cursor, to run the statement, to fetch
its rows and to close the cursor. A trip costs more than most of our statements do, so here one trip does all of that.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import aiosqlite


@dataclass(frozen=True)
class ExecuteResult:
    """What came of a statement, in the words of the DB API. Its rows have all been fetched."""

    rows: Sequence[tuple[Any, ...]] = ()
    description: tuple[tuple[Any, ...], ...] | None = None
    rowcount: int = -1
    lastrowid: int | None = None


Operation = Callable[[sqlite3.Connection], sqlite3.Cursor]


class OneTripConnection(aiosqlite.Connection):
    """A connection that SQLAlchemy can use as aiosqlite's own. It begins no transaction unless told to."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        super().__init__(lambda: sqlite3.connect(path, timeout=busy_seconds, isolation_level=None), iter_chunk_size=1)
        # A program that ends without having closed its store must not wait for this thread.
        self._thread.daemon = True
        self._in_transaction = False
        self._touched = False

    def begin(self) -> None:
        """Begin a transaction, on the trip of its first statement.

        IMMEDIATE, because one that starts as a reader and then writes cannot wait for another writer: SQLite refuses it at
        once.
        """
        self._in_transaction = True

    def cursor(self) -> "OneTripCursor":  # type: ignore[override]  # not awaited: nothing is made in the thread yet
        """Return a cursor."""
        return OneTripCursor(self)

    async def run(self, deed: Operation) -> ExecuteResult:
        """Do something in the thread; within the transaction, if one was begun."""
        self._touched = True
        go: Callable[..., Awaitable[ExecuteResult]] = self._execute
        # Whether there is a transaction is told now: who is cut off while waiting for the thread rolls back before it is there.
        return await go(self._trip, deed, in_transaction=self._in_transaction)

    def _trip(self, deed: Operation, *, in_transaction: bool) -> ExecuteResult:
        if in_transaction and not self._conn.in_transaction:
            self._conn.execute("BEGIN IMMEDIATE")
        cursor = deed(self._conn)
        rows = cursor.fetchall()
        outcome = ExecuteResult(rows, cursor.description, cursor.rowcount, cursor.lastrowid)
        cursor.close()
        return outcome

    async def commit(self) -> None:
        """Commit what was done since `begin`."""
        self._in_transaction = False
        if self._touched:
            await super().commit()
            self._touched = False

    async def rollback(self) -> None:
        """Undo what was done since `begin`. After a commit, or before anything was done, that takes no trip."""
        self._in_transaction = False
        if self._touched:
            await super().rollback()
            self._touched = False


class OneTripCursor:
    """A cursor as SQLAlchemy uses it: runs one statement, and has its rows at once."""

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._outcome = ExecuteResult()

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement. Raises what sqlite3 raises."""
        self._outcome = await self._connection.run(lambda connection: connection.execute(sql, parameters))

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Run a statement once for each set of parameters. Raises what sqlite3 raises."""
        self._outcome = await self._connection.run(lambda connection: connection.executemany(sql, parameters))

    async def fetchall(self) -> Sequence[tuple[Any, ...]]:
        """Return all rows."""
        return self._outcome.rows

    async def close(self) -> None:
        """Nothing is left to close."""

    @property
    def description(self) -> tuple[tuple[Any, ...], ...] | None:
        """The columns, None after a statement that has no rows to show."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed, -1 when nobody knows."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row inserted last."""
        return self._outcome.lastrowid
