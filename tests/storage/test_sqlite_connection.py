import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from importlib.metadata import version
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from storage.database.causes import spoken_cause
from storage.database.sqlite_connection import FEW, SqliteConnection
from storage.database.sqlite_cursor import SqliteCursor


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "words.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE words (word TEXT UNIQUE)")
    connection.close()
    return path


@pytest.fixture
async def connection(file: Path) -> AsyncIterator[SqliteConnection]:
    opened = await connected(file)
    yield opened
    await opened.close()


async def connected(file: Path, busy_seconds: float = 0) -> SqliteConnection:
    return await SqliteConnection.open(file, busy_seconds)


async def run(connection: SqliteConnection, sql: str, *parameters: str) -> SqliteCursor:
    cursor = connection.cursor()
    await cursor.execute(sql, parameters)
    return cursor


async def words(connection: SqliteConnection) -> list[str]:
    return [word for (word,) in await (await run(connection, "SELECT word FROM words ORDER BY word")).fetchall()]


async def test_a_cursor_tells_what_came_of_a_statement(connection: SqliteConnection) -> None:
    cursor = await run(connection, "INSERT INTO words VALUES ('a'), ('b') RETURNING word")
    assert await cursor.fetchall() == [("a",), ("b",)]
    assert cursor.description is not None
    assert [column[0] for column in cursor.description] == ["word"]
    assert (cursor.rowcount, cursor.lastrowid) == (2, 2)
    await cursor.executemany("DELETE FROM words WHERE word = ?", [("a",), ("b",), ("c",)])
    assert cursor.rowcount == 2


async def test_what_is_committed_stays_and_what_is_rolled_back_goes(connection: SqliteConnection) -> None:
    connection.begin()
    await run(connection, "INSERT INTO words VALUES ('kept')")
    await connection.commit()
    connection.begin()
    await run(connection, "INSERT INTO words VALUES ('gone')")
    await connection.rollback()
    assert await words(connection) == ["kept"]


async def test_a_reader_keeps_writers_out_until_its_end(connection: SqliteConnection, file: Path) -> None:
    other = await connected(file)
    connection.begin()
    await words(connection)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await run(other, "INSERT INTO words VALUES ('b')")
    await connection.commit()
    await run(other, "INSERT INTO words VALUES ('b')")
    await other.close()


async def test_after_a_refused_statement_the_transaction_goes_on(connection: SqliteConnection) -> None:
    connection.begin()
    with pytest.raises(sqlite3.OperationalError):
        await run(connection, "INSERT INTO nowhere VALUES ('a')")
    await run(connection, "INSERT INTO words VALUES ('a')")
    with pytest.raises(sqlite3.IntegrityError):
        await run(connection, "INSERT INTO words VALUES ('a')")
    await connection.rollback()
    assert await words(connection) == []


async def test_where_no_transaction_can_begin_nothing_is_done(connection: SqliteConnection, file: Path) -> None:
    other = await connected(file)
    other.begin()
    await words(other)
    connection.begin()
    for word in ("a", "b"):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await run(connection, "INSERT INTO words VALUES (?)", word)
    await connection.rollback()
    await other.rollback()
    assert await words(other) == []
    await other.close()


async def test_a_statement_cut_off_while_it_waits_for_the_thread_is_undone(connection: SqliteConnection) -> None:
    free = threading.Event()

    def dawdle(opened: sqlite3.Connection) -> sqlite3.Cursor:
        free.wait()
        return opened.execute("SELECT 1")

    dawdling = asyncio.create_task(connection.run(dawdle))
    await asyncio.sleep(0)
    connection.begin()
    cut_off = asyncio.create_task(run(connection, "INSERT INTO words VALUES ('a')"))
    await asyncio.sleep(0)
    cut_off.cancel()
    undoing = asyncio.create_task(connection.rollback())
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(dawdling, undoing)
    assert await words(connection) == []


async def note_threads(connection: SqliteConnection, threads: set[int]) -> None:
    """Have SQL's here(value) return the value, and note the thread that the statement runs in."""

    def here(value: str | int) -> str | int:
        threads.add(threading.get_ident())
        return value

    await connection.create_function("here", 1, here)


async def test_a_short_statement_runs_at_once(connection: SqliteConnection) -> None:
    threads: set[int] = set()
    await note_threads(connection, threads)
    connection.begin()
    await run(connection, "SELECT here(1)")
    await run(connection, "INSERT INTO words VALUES (here('a'))")
    assert threads == {threading.get_ident()}


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("DELETE FROM words WHERE here(word) = 'a'", id="deletion"),
        pytest.param("INSERT INTO words VALUES (here('b'))", id="outside of a transaction"),
    ],
)
async def test_what_may_take_long_runs_in_the_thread(connection: SqliteConnection, sql: str) -> None:
    await run(connection, "INSERT INTO words VALUES ('a')")
    threads: set[int] = set()
    await note_threads(connection, threads)
    await run(connection, sql)
    assert threads
    assert threading.get_ident() not in threads


async def test_many_rows_at_once_run_in_the_thread(connection: SqliteConnection) -> None:
    threads: set[int] = set()
    await note_threads(connection, threads)
    connection.begin()
    for count in (FEW, FEW + 1):
        threads.clear()
        await connection.cursor().executemany(
            "INSERT INTO words VALUES (here(?))", [(f"{count}/{n}",) for n in range(count)]
        )
        assert (threading.get_ident() in threads) is (count == FEW)
    await connection.commit()
    assert len(await words(connection)) == 2 * FEW + 1


@pytest.mark.parametrize("query", ["SELECT * FROM ({})", "{}"], ids=["select", "with"])
async def test_a_long_query_begins_anew_in_the_thread_and_has_all_its_rows(
    connection: SqliteConnection, query: str
) -> None:
    rows, threads = 300_000, set[int]()
    await note_threads(connection, threads)
    connection.begin()
    await run(connection, "INSERT INTO words VALUES ('kept')")
    numbers = f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT {rows}) SELECT here(n) FROM n"
    found = await (await run(connection, query.format(numbers))).fetchall()
    assert [number for (number,) in found] == list(range(1, rows + 1))
    assert len(threads) == 2
    await connection.commit()
    assert await words(connection) == ["kept"]


async def test_waiting_for_another_process_keeps_nobody_else_waiting(file: Path) -> None:
    one, other = await connected(file, busy_seconds=10), await connected(file)
    other.begin()
    await words(other)
    one.begin()
    waiting = asyncio.create_task(run(one, "INSERT INTO words VALUES ('a')"))
    await asyncio.sleep(0)
    assert not waiting.done()
    await other.commit()
    await waiting
    await one.commit()
    assert await words(one) == ["a"]
    await one.close()
    await other.close()


async def test_what_sqlite_refuses_to_wait_for_is_waited_for_all_the_same(file: Path) -> None:
    one, other = await connected(file, busy_seconds=10), await connected(file)
    loop, refused = asyncio.get_running_loop(), asyncio.Event()

    def turn_on_the_log(opened: sqlite3.Connection) -> sqlite3.Cursor:
        try:
            return opened.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            loop.call_soon_threadsafe(refused.set)
            raise

    other.begin()
    await run(other, "INSERT INTO words VALUES ('a')")
    turning_on = asyncio.create_task(one.run(turn_on_the_log))
    await refused.wait()
    await other.commit()
    assert (await turning_on).rows == [("wal",)]
    assert await words(one) == ["a"]
    await one.close()
    await other.close()


async def test_while_the_thread_is_at_work_everything_waits_its_turn(connection: SqliteConnection) -> None:
    free = threading.Event()

    def dawdle(opened: sqlite3.Connection) -> sqlite3.Cursor:
        free.wait()
        return opened.execute("INSERT INTO words VALUES ('first')")

    dawdling = asyncio.create_task(connection.run(dawdle))
    await asyncio.sleep(0)
    reading = asyncio.create_task(words(connection))
    await asyncio.sleep(0)
    assert not reading.done()
    free.set()
    assert await reading == ["first"]
    await dawdling


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_INTERRUPT])
async def test_every_kind_of_busy_is_waited_out_in_the_thread(connection: SqliteConnection, code: int) -> None:
    threads: list[int] = []

    def busy_here(opened: sqlite3.Connection) -> sqlite3.Cursor:
        threads.append(threading.get_ident())
        if threads[-1] == threading.main_thread().ident:
            refusal = sqlite3.OperationalError("not now")
            refusal.sqlite_errorcode = code
            raise refusal
        return opened.execute("SELECT 'done'")

    assert (await connection.query(busy_here)).rows == [("done",)]
    assert len(set(threads)) == 2


def test_the_adapter_is_one_that_was_looked_at() -> None:
    """SQLAlchemy's adapter of aiosqlite drives our connection in its place, and uses more of it than is documented.

    For a new minor version: compare `sqlalchemy/dialects/sqlite/aiosqlite.py` and `sqlalchemy/connectors/asyncio.py` with what
    `storage/database/sqlite_dialect.py` changes of it (`_aenter_cursor`, `_awaitable_cursor_close`, `connect`, `do_begin`) and what
    SqliteConnection and SqliteCursor offer (`_connection`, `cursor`, `commit`, `rollback`, `close`, `stop`,
    `create_function`; `execute`, `executemany`, `fetchall`, `close`, `description`, `rowcount`,
    `lastrowid`), run the tests of storage, and raise the number here.
    """
    assert version("SQLAlchemy").split(".")[:2] == ["2", "1"]


@pytest.mark.parametrize("replaced", [False, True])
async def test_nothing_is_written_into_a_file_that_was_removed_or_replaced(
    connection: SqliteConnection, file: Path, *, replaced: bool
) -> None:
    """H: restoring a copy under a running bot, or removing its database: what it says is saved must not be gone with its end."""
    await run(connection, "INSERT INTO words VALUES ('kept')")
    moved = move_away(file, replaced=replaced)
    with pytest.raises(sqlite3.OperationalError) as refused:
        await in_transaction(connection, "INSERT INTO words VALUES ('lost')")
    assert "start the bot anew" in spoken_cause(DBAPIError("", None, refused.value))
    put_back(moved, file)
    await in_transaction(connection, "INSERT INTO words VALUES ('saved')")
    assert await words(connection) == ["kept", "saved"]


def move_away(file: Path, *, replaced: bool) -> Path:
    """Give the file another name, and return it; a copy may take its place."""
    moved = file.rename(file.with_name("moved.db"))
    if replaced:
        file.write_bytes(moved.read_bytes())
    return moved


def put_back(moved: Path, file: Path) -> None:
    file.unlink(missing_ok=True)
    moved.rename(file)


async def in_transaction(connection: SqliteConnection, sql: str) -> None:
    connection.begin()
    try:
        await run(connection, sql)
        await connection.commit()
    except sqlite3.Error:
        await connection.rollback()
        raise
