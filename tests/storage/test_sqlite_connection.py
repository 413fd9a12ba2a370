import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database.sqlite_connection import OneTripConnection, OneTripCursor


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "words.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE words (word TEXT UNIQUE)")
    connection.close()
    return path


@pytest.fixture
async def connection(file: Path) -> AsyncIterator[OneTripConnection]:
    opened = await connected(file)
    yield opened
    await opened.close()


async def connected(file: Path) -> OneTripConnection:
    connection = OneTripConnection(file, busy_seconds=0)
    await connection
    return connection


async def run(connection: OneTripConnection, sql: str, *parameters: str) -> OneTripCursor:
    cursor = connection.cursor()
    await cursor.execute(sql, parameters)
    return cursor


async def words(connection: OneTripConnection) -> list[str]:
    return [word for (word,) in await (await run(connection, "SELECT word FROM words ORDER BY word")).fetchall()]


async def test_a_cursor_tells_what_came_of_a_statement(connection: OneTripConnection) -> None:
    cursor = await run(connection, "INSERT INTO words VALUES ('a'), ('b') RETURNING word")
    assert await cursor.fetchall() == [("a",), ("b",)]
    assert cursor.description is not None
    assert [column[0] for column in cursor.description] == ["word"]
    assert (cursor.rowcount, cursor.lastrowid) == (2, 2)
    await cursor.executemany("DELETE FROM words WHERE word = ?", [("a",), ("b",), ("c",)])
    assert cursor.rowcount == 2


async def test_what_is_committed_stays_and_what_is_rolled_back_goes(connection: OneTripConnection) -> None:
    connection.begin()
    await run(connection, "INSERT INTO words VALUES ('kept')")
    await connection.commit()
    connection.begin()
    await run(connection, "INSERT INTO words VALUES ('gone')")
    await connection.rollback()
    assert await words(connection) == ["kept"]


async def test_a_reader_keeps_writers_out_until_its_end(connection: OneTripConnection, file: Path) -> None:
    other = await connected(file)
    connection.begin()
    await words(connection)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await run(other, "INSERT INTO words VALUES ('b')")
    await connection.commit()
    await run(other, "INSERT INTO words VALUES ('b')")
    await other.close()


async def test_after_a_refused_statement_the_transaction_goes_on(connection: OneTripConnection) -> None:
    connection.begin()
    with pytest.raises(sqlite3.OperationalError):
        await run(connection, "INSERT INTO nowhere VALUES ('a')")
    await run(connection, "INSERT INTO words VALUES ('a')")
    with pytest.raises(sqlite3.IntegrityError):
        await run(connection, "INSERT INTO words VALUES ('a')")
    await connection.rollback()
    assert await words(connection) == []


async def test_where_no_transaction_can_begin_nothing_is_done(connection: OneTripConnection, file: Path) -> None:
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


async def test_a_statement_cut_off_while_it_waits_for_the_thread_is_undone(connection: OneTripConnection) -> None:
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
