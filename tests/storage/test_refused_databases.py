"""What cannot be used is refused in one line that says what to do, and left exactly as it was."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from storage.database.engine import DatabaseProblem
from storage.database.migrate import check, migrate
from storage.database.revisions import SchemaState


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


async def refusal(url: str) -> str:
    with pytest.raises(DatabaseProblem) as refused:
        await check(url)
    line = str(refused.value)
    assert "\n" not in line
    with pytest.raises(DatabaseProblem):
        await migrate(url)
    return line


async def refused_file(path: Path) -> str:
    before = contents(path.parent)
    line = await refusal(f"sqlite:///{path}")
    assert contents(path.parent) == before
    assert str(path.parent) in line
    return line


async def test_looking_at_a_missing_file_makes_none(tmp_path: Path) -> None:
    assert await check(f"sqlite:///{tmp_path / 'new.db'}") is SchemaState.MISSING
    assert contents(tmp_path) == {}


async def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    assert await check(f"sqlite:///{tmp_path / 'new.db'}") is SchemaState.MISSING
    await migrate(f"sqlite:///{tmp_path / 'new.db'}")


async def test_looking_at_a_good_file_leaves_it_alone(migrated_sqlite_url: str, tmp_path: Path) -> None:
    before = contents(tmp_path)
    assert await check(migrated_sqlite_url) is SchemaState.CURRENT
    assert contents(tmp_path) == before


@pytest.mark.usefixtures("migrated_sqlite_url")
async def test_what_a_killed_bot_left_in_the_log_is_seen(tmp_path: Path) -> None:
    after_kill = tmp_path / "after kill"
    after_kill.mkdir()
    with closing(sqlite3.connect(tmp_path / "baton.db")) as bot:
        bot.execute("UPDATE baton_revision SET version_num = '9999'")
        bot.commit()
        for name in ("baton.db", "baton.db-wal", "baton.db-shm"):
            (after_kill / name).write_bytes((tmp_path / name).read_bytes())
    before = contents(after_kill)
    with pytest.raises(DatabaseProblem, match="“9999”"):
        await check(f"sqlite:///{after_kill / 'baton.db'}")
    after = contents(after_kill)
    # The third file is SQLite's index of the second, made anew by whoever reads it.
    assert after.pop("baton.db-shm")
    assert before.pop("baton.db-shm")
    assert after == before


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Buy milk. " * 1000)
    assert "is not a database" in await refused_file(tmp_path / "notes.txt")


@pytest.mark.usefixtures("migrated_sqlite_url")
@pytest.mark.parametrize("damage", ["truncated", "header", "schema", "pages"])
async def test_a_damaged_file(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "baton.db"
    whole = path.read_bytes()
    garbage = b"\xa5" * 3000
    path.write_bytes(
        {
            "truncated": whole[: len(whole) // 2],
            "header": whole[:16] + garbage[:84] + whole[100:],
            "schema": whole[:100] + garbage + whole[3100:],
            "pages": whole[:8192] + garbage * 5 + whole[8192 + 15000 :],
        }[damage]
    )
    assert "restore it from a backup" in await refused_file(path)


async def test_another_programs_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "places.sqlite")) as other:
        other.execute("CREATE TABLE bookmarks (title TEXT)")
        other.commit()
    assert "belongs to another program" in await refused_file(tmp_path / "places.sqlite")


async def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    assert "is not a file" in await refused_file(tmp_path / "folder.db")


async def test_a_missing_folder(tmp_path: Path) -> None:
    assert "does not exist: create it" in await refusal(f"sqlite:///{tmp_path / 'nowhere' / 'baton.db'}")
    assert contents(tmp_path) == {}


async def test_a_folder_that_takes_no_files() -> None:
    # The kernel's folder says that it may be written to, and then takes no file.
    with pytest.raises(DatabaseProblem, match="make sure that it can be written to"):
        await migrate("sqlite:////proc/baton.db")


async def test_a_file_another_program_is_busy_with(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "busy.db")) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE bookmarks (title TEXT)")
        other.commit()
        assert "belongs to another program" in await refusal(f"sqlite:///{tmp_path / 'busy.db'}")
        other.execute("INSERT INTO bookmarks VALUES ('still mine')")
        other.commit()


async def test_a_server_nobody_runs() -> None:
    assert "Nobody answers" in await refusal("postgresql://baton:s3cret@127.0.0.1:1/baton")


async def test_a_database_that_does_not_exist(postgresql_server: str) -> None:
    url = make_url(postgresql_server).set(database="nowhere").render_as_string(hide_password=False)
    assert "There is no database nowhere" in await refusal(url)


async def test_a_user_who_may_not_create_tables(postgresql_server: str, postgresql_url: str) -> None:
    keeper = await asyncpg.connect(postgresql_server)
    await keeper.execute("CREATE ROLE visitor LOGIN")
    await keeper.close()
    assert "may not create tables" in await refusal(
        make_url(postgresql_url).set(username="visitor").render_as_string(hide_password=False)
    )


async def test_a_user_who_does_not_exist(postgresql_server: str) -> None:
    url = make_url(postgresql_server).set(username="nobody", password="s3cret").render_as_string(hide_password=False)
    line = await refusal(url)
    assert "user or password" in line
    assert "s3cret" not in line
