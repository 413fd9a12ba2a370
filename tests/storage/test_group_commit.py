"""Transactions right after one another share a commit: each is on disk when its writer hears so, and fails alone."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database.engine import engine_for
from storage.database.group_commit import Group, GroupCommit
from storage.database.sqlite_connection import SqliteConnection
from storage.database.transactions import Transactions


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "words.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "CREATE TABLE words (word TEXT UNIQUE, after TEXT REFERENCES words (word) DEFERRABLE INITIALLY DEFERRED)"
        )
    return path


@pytest.fixture
def grouping() -> GroupCommit:
    return GroupCommit(patience=60)


@pytest.fixture
async def connection(file: Path, grouping: GroupCommit) -> AsyncIterator[SqliteConnection]:
    opened = await SqliteConnection.open(file, 0, grouping)
    await opened.cursor().execute("PRAGMA foreign_keys=ON")
    yield opened
    await opened.close()


@pytest.fixture
async def transactions(file: Path) -> AsyncIterator[Transactions]:
    engine = engine_for(f"sqlite:///{file}")
    opened = Transactions(engine)
    yield opened
    await opened.close()
    await engine.dispose()


def on_disk(file: Path) -> set[str]:
    """Return the words that another process sees."""
    with closing(sqlite3.connect(file)) as other:
        return {word for (word,) in other.execute("SELECT word FROM words")}


async def added(connection: SqliteConnection, word: str, after: str | None = None) -> None:
    connection.begin()
    await connection.cursor().execute("INSERT INTO words VALUES (?, ?)", (word, after))


def group_of(grouping: GroupCommit) -> Group:
    assert grouping.group is not None
    return grouping.group


async def test_what_is_complete_is_stored_with_what_follows(
    connection: SqliteConnection, grouping: GroupCommit, file: Path
) -> None:
    grouping.waiting = 1
    await added(connection, "first")
    group = group_of(grouping)
    await connection.commit()
    assert on_disk(file) == set()
    grouping.waiting = 0
    await added(connection, "second")
    await connection.commit()
    await group.stored()
    assert on_disk(file) == {"first", "second"}


async def test_one_that_is_rolled_back_takes_nobody_with_it(
    connection: SqliteConnection, grouping: GroupCommit, file: Path
) -> None:
    grouping.waiting = 1
    await added(connection, "first")
    await connection.commit()
    await added(connection, "undone")
    with pytest.raises(sqlite3.IntegrityError):
        await connection.cursor().execute("INSERT INTO words VALUES ('first', NULL)")
    await connection.rollback()
    grouping.waiting = 0
    await added(connection, "third")
    await connection.commit()
    assert on_disk(file) == {"first", "third"}


async def test_the_last_one_stores_the_group_also_when_it_is_rolled_back(
    connection: SqliteConnection, grouping: GroupCommit, file: Path
) -> None:
    grouping.waiting = 1
    await added(connection, "first")
    group = group_of(grouping)
    await connection.commit()
    grouping.waiting = 0
    await added(connection, "undone")
    await connection.rollback()
    await group.stored()
    assert on_disk(file) == {"first"}


async def test_where_the_shared_commit_fails_all_of_them_hear_so(
    connection: SqliteConnection, grouping: GroupCommit, file: Path
) -> None:
    grouping.waiting = 1
    await added(connection, "first")
    group = group_of(grouping)
    await connection.commit()
    grouping.waiting = 0
    await added(connection, "second", after="nothing that is there")
    with pytest.raises(sqlite3.IntegrityError):
        await connection.commit()
    with pytest.raises(sqlite3.IntegrityError):
        await group.stored()
    assert on_disk(file) == set()
    await added(connection, "later")
    await connection.commit()
    assert on_disk(file) == {"later"}


async def test_a_connection_that_is_closed_keeps_what_is_complete(file: Path) -> None:
    grouping = GroupCommit(patience=60)
    connection = await SqliteConnection.open(file, 0, grouping)
    grouping.waiting = 1
    await added(connection, "complete")
    group = group_of(grouping)
    await connection.commit()
    await added(connection, "under way")
    connection.stop()
    await group.stored()
    assert on_disk(file) == {"complete"}


async def write(transactions: Transactions, number: int) -> None:
    async with transactions.begin() as connection:
        await connection.execute(text("INSERT INTO words VALUES (:word, NULL)"), {"word": str(number)})
        if number % 3 == 0:
            raise LookupError(number)


async def test_of_many_at_once_exactly_those_are_stored_that_say_so(transactions: Transactions, file: Path) -> None:
    seen: dict[int, bool] = {}

    async def one(number: int) -> None:
        await write(transactions, number)
        seen[number] = str(number) in on_disk(file)

    results = await asyncio.gather(*(one(number) for number in range(60)), return_exceptions=True)
    kept = {number for number in range(60) if number % 3}
    assert {number for number, result in enumerate(results) if result is None} == kept
    assert seen == dict.fromkeys(kept, True)
    assert on_disk(file) == set(map(str, kept))


async def test_whoever_is_cut_off_while_waiting_leaves_the_others_stored(
    transactions: Transactions, file: Path
) -> None:
    """The one that the commit was left to goes away before its turn."""
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with transactions.begin() as connection:
            await connection.execute(text("INSERT INTO words VALUES ('first', NULL)"))
            inside.set()
            await go_on.wait()

    writing = asyncio.create_task(first())
    await inside.wait()
    waiting = asyncio.create_task(write(transactions, 1))
    for _ in range(3):
        await asyncio.sleep(0)
    go_on.set()
    await asyncio.sleep(0)
    waiting.cancel()
    await writing
    await asyncio.wait([waiting])
    assert "first" in on_disk(file)
    await transactions.close()


async def test_a_full_disk_is_told_to_all_whose_words_it_took(transactions: Transactions, file: Path) -> None:
    async def limit(connection: AsyncConnection, pages: int) -> None:
        await connection.execute(text(f"PRAGMA max_page_count={pages}"))

    async with transactions.begin() as connection:
        await limit(connection, 1)

    async def large(number: int) -> None:
        async with transactions.begin() as connection:
            await connection.execute(
                text("INSERT INTO words VALUES (:word, NULL)"), {"word": f"{number} " + "x" * 20_000}
            )

    results = await asyncio.gather(*map(large, range(6)), return_exceptions=True)
    assert {type(result) for result in results} == {OperationalError}
    assert on_disk(file) == set()
    async with transactions.begin() as connection:
        await limit(connection, 1_000_000)
    await large(7)
    assert len(on_disk(file)) == 1


@pytest.mark.parametrize("statement", ["SELECT 1", "DELETE FROM words", "UPDATE words SET after = NULL"])
async def test_everybody_has_the_connection_in_turn(transactions: Transactions, statement: str) -> None:
    """Two that come again and again do not take turns with each other for as long as they come."""
    order: list[str] = []

    async def comes(name: str, times: int) -> None:
        for _ in range(times):
            async with transactions.begin() as connection:
                await connection.execute(text(statement))
            order.append(name)

    await asyncio.gather(comes("one", 20), comes("another", 20), comes("once", 1))
    assert order[:4] == ["one", "another", "once", "one"]
