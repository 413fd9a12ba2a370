"""A refused secret leaves no trace: whichever way it came, in neither database, and in no log and no figure."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import asyncpg
import pytest
from prometheus_client import generate_latest

from bot.app import Baton
from bot.monitoring import logs
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.databases import migrated_postgresql_url, postgresql_server, postgresql_template
from tests.handlers.secret_ways import Ways
from tests.handlers.threads import Thread
from tests.opening import open_handover

__all__ = ["migrated_postgresql_url", "postgresql_server", "postgresql_template"]
ACCOUNT = "Fjordline Logistics"
LEAST_WAYS = 40


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_database(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> str:
    """Return the URL of a database with every table and no row, once of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("migrated_postgresql_url"))
    file = tmp_path / "baton.db"
    file.write_bytes(migrated.read_bytes())
    return f"sqlite:///{file}"


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[pytest.CaptureFixture[str]]:
    """Return what catches the log, as it is written in production."""
    handlers = logging.getLogger().handlers[:]
    logs.configure("json")
    yield capsys
    logging.getLogger().handlers[:] = handlers


async def test_no_refused_text_leaves_a_trace_whichever_way_it_came(
    dana: MemberDriver,
    baton: Baton,
    playground: Playground,
    settled: Settle,
    fresh_database: str,
    logged: pytest.CaptureFixture[str],
) -> None:
    """E: replies, edits, messages, mentions, forwards, files, clips, the command and every field of every form."""
    # As in a crowd: where each message stands is stored, whatever it says.
    baton.late_messages.kept_after = 0.0
    await open_handover(dana, ACCOUNT, settled)
    ways = Ways(playground, Thread(dana, settled, ACCOUNT), settled)
    await ways.walk()
    stored = await _stored(fresh_database)
    assert any("maria@fjordline.example" in one for one in stored)
    assert [ways.found_in(one) for one in stored if ways.found_in(one)] == []
    assert ways.found_in(logged.readouterr().err) == []
    assert ways.found_in(generate_latest().decode()) == []
    assert ways.unseen == []
    assert len(ways.planted) >= LEAST_WAYS


async def _stored(url: str) -> Sequence[str]:
    """Return all that is stored: the bytes of SQLite's files with their journals, or every row of every table of PostgreSQL."""
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        return [one.read_bytes().decode(errors="replace") for one in file.parent.glob(f"{file.name}*")]
    connection = await asyncpg.connect(url)
    try:
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [
            str(row[0])
            for table in tables
            for row in await connection.fetch(f'SELECT one::text FROM "{table["tablename"]}" AS one')
        ]
    finally:
        await connection.close()
