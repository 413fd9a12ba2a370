"""Whatever is made on disk is for its owner alone, whatever the umask says."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import startup
from handover.playbooks.library import Library
from storage.store import Store


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """Let everything be made for everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


async def test_the_database_and_its_log_are_for_the_owner_alone(tmp_path: Path, playbooks: Library) -> None:
    """H: `baton.db` 0644: the file, its log and its index."""
    url = f"sqlite:///{tmp_path / 'baton.db'}"
    await startup.database(url)
    store = await Store.open(url, playbooks)
    async with store.begin("T1") as unit:
        await unit.first_time("Ev1", datetime.now(UTC))
    assert modes(tmp_path) == {"baton.db": 0o600, "baton.db-wal": 0o600, "baton.db-shm": 0o600}
    await store.close()
