"""A refused secret leaves no trace in PostgreSQL either, through the same front door."""

import asyncpg
import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from tests.conftest import Settle
from tests.databases import migrated_postgresql_url, postgresql_server, postgresql_template

__all__ = ["migrated_postgresql_url", "postgresql_server", "postgresql_template"]
PLANTED = "Hunter22!planted"


@pytest.fixture
def fresh_database(migrated_postgresql_url: str) -> str:
    """Return the URL of a PostgreSQL database with every table and no row."""
    return migrated_postgresql_url


async def test_a_refused_text_leaves_no_trace_in_postgresql(
    dana: MemberDriver, baton: Baton, settled: Settle, fresh_database: str
) -> None:
    """E: neither a form nor a command leaves a secret in any row of any table; what was typed instead of it is stored."""
    await dana.command(f"/handover status Password: {PLANTED}")
    await dana.command("/handover start Northwind")
    form = await dana.modal("Start handover")
    await settled()
    form = await dana.modal("Start handover")
    note = next(one for one in form.labels() if one.startswith("Internal note"))
    names = {"Incoming CSM": "Priya Nair", "Manager": "Aiko Tanaka", "Reason": "Promotion"}
    await form.fill({**names, note: f"Password: {PLANTED}"})
    assert "This is no secret" in (await form.submit())[note]
    form = await dana.modal("Start handover")
    await form.fill({note: "Nothing to hide"})
    assert await form.submit() == {}
    await settled()
    rows = await _all_rows(fresh_database)
    assert any("Nothing to hide" in row for row in rows)
    assert not any(PLANTED in row for row in rows)


async def _all_rows(url: str) -> list[str]:
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
