"""H: disk full: what the database refuses is known as trouble until it takes as much again, on both kinds of database."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.database.causes import spoken_cause
from storage.database.engine import engine_for
from storage.database.sqlite_connection import SqliteConnection
from storage.store import Store
from tests.examples import NOW
from tests.storage.queue import HERE

FULL = """
CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '{code}'; END $$ LANGUAGE plpgsql
"""
TABLES = ("seen_events", "write_probes")


async def refuse(store: Store, url: str, code: str) -> None:
    """Have the server refuse new rows with this code; SQLite to grow, as on a full disk."""
    if url.startswith("sqlite"):
        await on_sqlite(store, "VACUUM")
        await pragma(store, f"max_page_count={await pragma(store, 'page_count')}")
        return
    await _execute(url, FULL.format(code=code))
    for table in TABLES:
        await _execute(url, f"CREATE TRIGGER refuse BEFORE INSERT ON {table} EXECUTE FUNCTION refuse()")


async def accept(store: Store, url: str) -> None:
    if url.startswith("sqlite"):
        await pragma(store, "max_page_count=1000000")
        return
    for table in TABLES:
        await _execute(url, f"DROP TRIGGER refuse ON {table}")


async def pragma(store: Store, words: str) -> object:
    return await on_sqlite(store, f"PRAGMA {words}")


async def on_sqlite(store: Store, words: str) -> object:
    """Run a statement on the store's own connection, outside of any transaction."""
    transactions = store._transactions
    async with transactions._turn, transactions._kept_connection() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        if not isinstance(raw, SqliteConnection):
            raise TypeError("not SQLite")
        row = raw._connection.execute(words).fetchone()
        return row[0] if row else None


async def _execute(url: str, words: str) -> None:
    engine = engine_for(url)
    async with engine.begin() as connection:
        await connection.execute(text(words))
    await engine.dispose()


async def write(store: Store) -> None:
    async with store.begin(HERE) as unit:
        for number in range(200):
            await unit.first_time(f"Ev{number}{'x' * 200}", NOW)


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("53100", "the server's disk is full"),
        ("25006", "the server is read-only"),
        ("53200", "the server is out of memory"),
    ],
)
async def test_what_is_refused_is_trouble_until_as_much_is_taken_again(
    store: Store, migrated_url: str, code: str, cause: str
) -> None:
    """H: disk full: `/readyz` ready."""
    await store.prove_writable()
    await refuse(store, migrated_url, code)
    with pytest.raises(DBAPIError) as refused:
        await write(store)
    expected = "the disk is full" if migrated_url.startswith("sqlite") else cause
    assert spoken_cause(refused.value) == store.trouble == expected
    await store.alive_marks.mark(NOW)
    assert store.trouble == expected, "a small change that succeeds proves nothing"
    with pytest.raises(DBAPIError):
        await store.prove_writable()
    assert store.trouble == expected
    await accept(store, migrated_url)
    await store.prove_writable()
    assert store.trouble == ""
    await write(store)


async def test_a_trial_leaves_nothing_behind(store: Store, migrated_url: str) -> None:
    for _ in range(3):
        await store.prove_writable()
    engine = engine_for(migrated_url)
    async with engine.begin() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM write_probes"))).scalar_one() == 0
    await engine.dispose()
