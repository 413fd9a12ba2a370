"""A connection to SQLite for asyncio: short statements run in the event loop's own thread, long ones in another.

A trip to another thread and back costs more than most statements take, which are some ten microseconds. So a statement is run
at once, and goes to the thread where it may take long: a commit that waits for the disk, a statement that waits for another
process's transaction, a deletion, many rows at once, and a query that has not ended within `BRIEF`, which is begun anew there.
"""

import asyncio
import os
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, Self, TypeVar

from storage.database.group_commit import Group, GroupCommit
from storage.database.opened_file import OpenedFile
from storage.database.sqlite_cursor import ExecuteResult, SqliteCursor
from storage.database.sqlite_transaction import SqliteTransaction

BRIEF = 0.005
"""Seconds for which a query, or a transaction of many short statements, may keep the event loop from everything else."""
LOOK_EVERY = 1_000
"""Instructions of SQLite's virtual machine, some ten microseconds, between two looks at the time."""
RETRY_EVERY = 0.02
"""Seconds between two attempts at what SQLite refuses instead of waiting."""
QUERIES = frozenset({"SELECT", "WITH"})
"""How statements begin that change nothing. None of ours changes rows behind a WITH."""
FEW = 10
"""Sets of parameters with which a statement may be run in the loop's thread."""
OWNER_ONLY = 0o600
"""The permissions of a file that this program makes: it holds what people said."""
PRIMARY = 0xFF
"""The part of an error code of SQLite's that says what it is about; the rest says more exactly which."""

T = TypeVar("T")
Operation = Callable[[sqlite3.Connection], sqlite3.Cursor]


class SqliteConnection:
    """A connection that SQLAlchemy can use as aiosqlite's own. It begins no transaction unless told to.

    Made by `open`. Its methods raise what sqlite3 raises.
    """

    def __init__(
        self,
        thread: ThreadPoolExecutor,
        connection: sqlite3.Connection,
        file: OpenedFile,
        busy_seconds: float,
        grouping: GroupCommit,
    ) -> None:
        self._thread, self._connection, self._file, self._grouping = thread, connection, file, grouping
        self._busy_milliseconds = round(busy_seconds * 1000)
        self._under_way: set[Future[Any]] = set()
        self._in_transaction = False
        self._transaction = SqliteTransaction(connection, grouping)
        self._begun_at = 0.0
        self._failure: sqlite3.Error | None = None
        self._give_up_at: float | None = None
        connection.set_progress_handler(self._is_too_long, LOOK_EVERY)

    @classmethod
    async def open(cls, path: Path, busy_seconds: float, grouping: GroupCommit | None = None) -> Self:
        """Open a database, which is made where there is none. Statements wait `busy_seconds` for other processes' transactions.

        Without `grouping`, each transaction is committed by itself.
        """
        thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        await asyncio.wrap_future(thread.submit(_made_private, path))
        connect = partial(sqlite3.connect, path, timeout=0, isolation_level=None, check_same_thread=False)
        opened = await asyncio.wrap_future(thread.submit(connect))
        return cls(thread, opened, OpenedFile(path), busy_seconds, grouping or GroupCommit())

    def begin(self) -> None:
        """Begin a transaction, together with its first statement.

        IMMEDIATE, because one that starts as a reader and then writes cannot wait for another writer: SQLite refuses it at
        once.
        """
        self._in_transaction = True
        self._begun_at = perf_counter()
        self._grouping.begin()

    def cursor(self) -> SqliteCursor:
        """Return a cursor."""
        return SqliteCursor(self)

    async def execute(self, sql: str, parameters: Sequence[Any]) -> ExecuteResult:
        """Run a statement; within the transaction, if one was begun."""

        def operation(connection: sqlite3.Connection) -> sqlite3.Cursor:
            return connection.execute(sql, parameters)

        verb = _verb(sql)
        if verb in QUERIES:
            return await self.query(operation)
        return await (self.run(operation) if verb == "DELETE" else self._change(operation))

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> ExecuteResult:
        """Run a statement once for each set of parameters; within the transaction, if one was begun."""

        def operation(connection: sqlite3.Connection) -> sqlite3.Cursor:
            return connection.executemany(sql, parameters)

        many = len(parameters) > FEW or _verb(sql) == "DELETE"
        return await (self.run(operation) if many else self._change(operation))

    async def query(self, operation: Operation) -> ExecuteResult:
        """Do something that changes nothing: so it can be broken off when it takes long, and begun anew in the thread."""
        return await self._at_once(operation, limited=True)

    async def run(self, operation: Operation) -> ExecuteResult:
        """Do something in the thread, after what it has to do already; within the transaction, if one was begun."""
        # Whether there is a transaction is decided now: who is cut off while waiting for the thread rolls back before it is there.
        work = partial(self._within_transaction, operation, self._in_transaction)
        return await self._threaded(partial(self._patiently, work))

    async def commit(self) -> None:
        """Commit what was done since `begin`, or leave that to the next one where somebody waits for the connection.

        It waits for the disk only where something was changed.
        """
        self._in_transaction = False
        await self._briefly(self._transaction.leave)
        changed = self._transaction.changed
        if self._connection.in_transaction and changed and self._grouping.takes_more():
            self._complete_one()
        else:
            await self._store(waits=changed)

    async def rollback(self) -> None:
        """Undo what was done since `begin`, and nothing of what others did before in the same group."""
        self._in_transaction = False
        await self._briefly(self._transaction.undo)
        if self._grouping.unfinished and not (self._connection.in_transaction and self._grouping.takes_more()):
            # Whoever hears of it are those whose transactions are in the group.
            with suppress(sqlite3.Error):
                await self._store(waits=True)

    async def close(self) -> None:
        """Close the connection, after what is under way in the thread."""
        group = self._grouping.take_group()
        try:
            await self._threaded(self._finish)
        except sqlite3.Error as error:
            group.settle(error)
            raise
        group.settle(None)
        self._thread.shutdown(wait=False)

    def stop(self) -> None:
        """Have the connection closed, and wait for nothing."""
        ended = self._thread.submit(self._finish)
        if self._grouping.unfinished:
            loop, group = asyncio.get_running_loop(), self._grouping.take_group()
            ended.add_done_callback(lambda done: loop.call_soon_threadsafe(group.settle, done.exception()))
        self._thread.shutdown(wait=False)

    async def create_function(self, name: str, arguments: int, function: Callable[..., Any], **more: bool) -> None:
        """Let statements call a function of Python's."""
        self._connection.create_function(name, arguments, function, **more)

    async def _change(self, operation: Operation) -> ExecuteResult:
        """Do something short. Outside of a transaction it is one by itself, and waits for the disk."""
        return await (self._at_once(operation) if self._in_transaction else self.run(operation))

    async def _at_once(self, operation: Operation, *, limited: bool = False) -> ExecuteResult:
        """Do something in this thread, but in the other where that is at work, and where it would have to wait."""
        if not self._under_way:
            try:
                result = self._in_this_thread(operation, limited=limited)
            except sqlite3.OperationalError as error:
                if not _worth_another_try(error):
                    raise
            else:
                await self._let_others_go_on()
                return result
        return await self.run(operation)

    def _in_this_thread(self, operation: Operation, *, limited: bool) -> ExecuteResult:
        self._give_up_at = perf_counter() + BRIEF if limited else None
        try:
            return self._within_transaction(operation, self._in_transaction)
        finally:
            self._give_up_at = None

    async def _let_others_go_on(self) -> None:
        """Let the loop do something else if this transaction has kept it for long."""
        if perf_counter() - self._begun_at > BRIEF:
            await asyncio.sleep(0)
            self._begun_at = perf_counter()

    def _within_transaction(self, operation: Operation, in_transaction: bool) -> ExecuteResult:
        if in_transaction and not self._transaction.entered:
            self._transaction.enter()
        try:
            cursor = operation(self._connection)
        except sqlite3.Error as error:
            self._failure = error
            raise
        result = ExecuteResult(cursor.fetchall(), cursor.description, cursor.rowcount, cursor.lastrowid)
        cursor.close()
        return result

    def _finish(self) -> None:
        """Keep what is complete, undo what is not, and close."""
        try:
            self._transaction.undo()
            self._commit()
        finally:
            self._connection.close()

    def _complete_one(self) -> None:
        if self._grouping.group is not None:
            self._grouping.group.complete += 1

    async def _store(self, *, waits: bool) -> None:
        """Commit the group. Raises the error because of which nothing of it is stored."""
        group = self._grouping.take_group()
        if group.complete and not self._connection.in_transaction:
            error = self._failure or sqlite3.OperationalError("rolled back")
            group.settle(error)
            raise error
        if not waits and not self._under_way:
            self._connection.commit()
            group.settle(None)
            return
        # To its end, also when whoever began it is cut off: others are in it.
        await asyncio.shield(asyncio.ensure_future(self._store_in_thread(group)))

    async def _store_in_thread(self, group: Group) -> None:
        began = perf_counter()
        try:
            await self._threaded(self._commit)
        except sqlite3.Error as error:
            group.settle(error)
            raise
        self._grouping.committed_in(perf_counter() - began)
        group.settle(None)

    def _commit(self) -> None:
        try:
            if self._connection.in_transaction:
                self._file.require_in_place()
            self._patiently(self._connection.commit)
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do something that may have to wait for another process's transaction.

        SQLite waits by itself, but refuses at once what could wait for ever, such as to turn on the write-ahead log while
        another process writes. So what is refused is tried again for as long as SQLite would have waited.
        """
        give_up_at = perf_counter() + self._busy_milliseconds / 1000
        self._connection.execute(f"PRAGMA busy_timeout={self._busy_milliseconds}")
        try:
            while True:
                try:
                    return work()
                except sqlite3.OperationalError as error:
                    if not _worth_another_try(error) or perf_counter() > give_up_at:
                        raise
                    sleep(RETRY_EVERY)
        finally:
            self._connection.execute("PRAGMA busy_timeout=0")

    def _is_too_long(self) -> bool:
        return self._give_up_at is not None and perf_counter() > self._give_up_at

    async def _briefly(self, work: Callable[[], None]) -> None:
        """Do what takes no time here, unless the thread is at work: then after that."""
        if self._under_way:
            await self._threaded(work)
        else:
            work()

    async def _threaded(self, work: Callable[[], T]) -> T:
        future = self._thread.submit(work)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return await asyncio.wrap_future(future)


def _made_private(path: Path) -> None:
    """Make the file where there is none, for its owner alone. What SQLite keeps beside it gets the same permissions."""
    # It may be there already; and if it cannot be made, SQLite says better what is wrong.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))


def _verb(sql: str) -> str:
    return sql.split(None, 1)[0].upper()


def _worth_another_try(error: sqlite3.OperationalError) -> bool:
    """Return whether a statement was refused for taking long alone. An error of Python's own has no code."""
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_INTERRUPT)
