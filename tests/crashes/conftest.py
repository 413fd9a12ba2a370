"""Databases and bots to be killed."""

import asyncio
import random
import shutil
import uuid
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.crashes.short_stories import begin
from tests.crashes.story_runner import StoryResult, tell
from tests.crashes.supervisor import ForkServer
from tests.databases import copied, postgresql_server, postgresql_template
from tests.snapshots import Snapshot

__all__ = ["postgresql_server", "postgresql_template"]

Fresh = Callable[[str], Awaitable[str]]


@pytest.fixture(scope="session")
def fork_server(
    migrated: Path, postgresql_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ForkServer]:
    """Return what forks bots. Starting it, with all that a bot loads, takes longer than many a test."""
    sqlite = shutil.copy(migrated, tmp_path_factory.mktemp("warm") / "baton.db")
    postgresql = asyncio.run(copied(postgresql_template))
    with ForkServer.open(f"sqlite:///{sqlite}", postgresql) as opened:
        yield opened


@pytest.fixture
def fresh(migrated: Path, tmp_path: Path, postgresql_template: str) -> Fresh:
    """Return a function that makes a fresh database, `sqlite` or `postgresql`, and returns its URL."""

    async def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{shutil.copy(migrated, tmp_path / f'crash_{uuid.uuid4().hex}')}"
        return await copied(postgresql_template)

    return make


@pytest.fixture(scope="session")
def begun(fork_server: ForkServer, migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the snapshot that the short stories begin with, to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    return asyncio.run(begin(fork_server, Path(shutil.copy(migrated, folder / "opening.db")), folder))


@pytest.fixture(scope="session")
def undisturbed(fork_server: ForkServer, migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> StoryResult:
    """Return the result of the story without kills."""
    folder = tmp_path_factory.mktemp("undisturbed")
    database = f"sqlite:///{shutil.copy(migrated, folder / 'baton.db')}"
    return asyncio.run(tell(database, fork_server, folder, random.Random(0)))
