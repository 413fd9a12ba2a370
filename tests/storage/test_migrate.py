import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from handover.model.decision import Decision
from storage.database.engine import DatabaseProblem, engine_for
from storage.database.migrate import check, downgrade, migrate, upgrade
from storage.database.revisions import REVISION_TABLE, REVISIONS, SchemaState
from storage.documents import UnknownPlaybook
from storage.jobs.admin import QueueAdmin
from storage.store import Store
from storage.tables import metadata
from tests.examples import a_handover
from tests.storage.conftest import PLAYBOOKS

ROOT = Path(__file__).parents[2]
T = TypeVar("T")


async def on(url: str, work: Callable[[Connection], T]) -> T:
    engine = engine_for(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_a_new_database_is_made(database_url: str) -> None:
    assert await check(database_url) is SchemaState.MISSING
    await migrate(database_url)
    assert await check(database_url) is SchemaState.CURRENT
    assert await on(database_url, tables) == {*metadata.tables, REVISION_TABLE}


async def test_migrating_again_keeps_everything(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
    await migrate(database_url)
    async with store.begin("T1") as unit:
        assert await unit.handovers.get("h1") == a_handover()
    await store.close()


async def test_the_steps_build_exactly_the_tables(database_url: str) -> None:
    await migrate(database_url)

    def differences(connection: Connection) -> list[object]:
        options = {"version_table": REVISION_TABLE, "compare_type": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))

    assert await on(database_url, differences) == []


async def test_down_and_up_again(database_url: str) -> None:
    await migrate(database_url)
    await on(database_url, lambda connection: downgrade(connection, "base"))
    assert await on(database_url, tables) == {REVISION_TABLE}
    assert await check(database_url) is SchemaState.OUTDATED
    await migrate(database_url)
    assert await check(database_url) is SchemaState.CURRENT


async def test_a_migration_that_fails_leaves_nothing(database_url: str) -> None:
    def fail_at_the_end(connection: Connection) -> None:
        upgrade(connection)
        raise KeyError

    with pytest.raises(KeyError):
        await on(database_url, fail_at_the_end)
    assert await on(database_url, tables) == set()


async def test_several_may_migrate_at_once(database_url: str) -> None:
    await asyncio.gather(*(migrate(database_url) for _ in range(3)))
    assert await check(database_url) is SchemaState.CURRENT


def test_the_program_knows_every_step() -> None:
    steps = ScriptDirectory(str(ROOT / "storage/migrations"))
    assert tuple(step.revision for step in reversed(list(steps.walk_revisions()))) == REVISIONS


async def test_a_store_wants_a_migrated_database(database_url: str) -> None:
    with pytest.raises(DatabaseProblem, match="python -m bot migrate"):
        await Store.open(database_url, PLAYBOOKS)


async def test_a_store_wants_every_playbook_in_use(database_url: str) -> None:
    await migrate(database_url)
    store = await Store.open(database_url, PLAYBOOKS)
    async with store.begin("T1") as unit:
        await unit.handovers.add(Decision(a_handover()))
    await store.close()
    with pytest.raises(UnknownPlaybook, match="“small”"):
        await Store.open(database_url, {})


@pytest.mark.parametrize("revision", ["9999", "f00d"])
async def test_a_newer_database_is_refused(database_url: str, revision: str) -> None:
    await migrate(database_url)
    newer = text(f"UPDATE {REVISION_TABLE} SET version_num = '{revision}'")
    await on(database_url, lambda connection: connection.execute(newer))
    with pytest.raises(DatabaseProblem, match=rf"newer version of the bot.*“{revision}”.*update the bot"):
        await migrate(database_url)


async def test_another_programs_database_is_refused(database_url: str) -> None:
    await on(
        database_url, lambda connection: connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
    )
    with pytest.raises(DatabaseProblem, match="belongs to another program"):
        await migrate(database_url)
    assert await on(database_url, tables) == {"alembic_version"}


def test_a_start_on_a_current_database_does_without_alembic_from_any_folder(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys; from storage.database.migrate import migrate; "
        "asyncio.run(migrate('sqlite:///new.db')); print('alembic' in sys.modules)"
    )
    for expected in ("True", "False"):
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", program],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.stdout.strip(), run.stderr) == (expected, "")
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


async def test_jobs_that_wait_are_kept_and_dated_by_the_step_that_dates_them(database_url: str) -> None:
    await on(database_url, lambda connection: upgrade(connection, "0001"))
    columns = "workspace, kind, key, lane, place, about, ref, rank, due, next_try, state, generation, attempts, claim, why, result"
    values = "'T1', 'prompt', 'k', 'l', 1, 'h1', '{}', 0, '1970-01-01', '1970-01-01', 'pending', 1, 0, 0, '', '{}'"
    await on(
        database_url, lambda connection: connection.execute(text(f"INSERT INTO errands ({columns}) VALUES ({values})"))
    )
    await migrate(database_url)
    async with QueueAdmin.of(database_url) as queue_admin:
        asked = datetime.now(UTC)
        [waiting] = await queue_admin.stuck(asked + timedelta(hours=1), timedelta(minutes=5), 5, 10)
    assert asked - timedelta(minutes=1) < waiting.since <= asked
    await on(database_url, lambda connection: downgrade(connection, "0001"))
    kept = await on(
        database_url, lambda connection: connection.execute(text("SELECT key FROM errands")).scalars().all()
    )
    assert list(kept) == ["k"]
    assert await check(database_url) is SchemaState.OUTDATED
