"""Databases and bots to be killed."""

import asyncio
import random
import shutil
import uuid
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from bot import startup
from tests.crashes.short_stories import begin
from tests.crashes.story_runner import StoryResult, tell
from tests.crashes.supervisor import ForkServer
from tests.databases import execute, named, postgresql_server
from tests.snapshots import Snapshot

__all__ = ["postgresql_server"]

Fresh = Callable[[str], Awaitable[str]]


@pytest.fixture(scope="session")
def fork_server() -> Iterator[ForkServer]:
    """Return what forks bots. Starting it, with all that a bot loads, takes longer than many a test."""
    with ForkServer.open() as opened:
        yield opened


@pytest.fixture
def fresh(migrated: Path, tmp_path: Path, postgresql_server: str) -> Fresh:
    """Return a function that makes a fresh database, `sqlite` or `postgresql`, and returns its URL."""

    async def make(kind: str) -> str:
        name = f"crash_{uuid.uuid4().hex}"
        if kind == "sqlite":
            return f"sqlite:///{shutil.copy(migrated, tmp_path / name)}"
        await execute(postgresql_server, f"CREATE DATABASE {name}")
        await startup.database(named(postgresql_server, name))
        return named(postgresql_server, name)

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
