"""Databases and bots to be killed."""

import asyncio
import random
import shutil
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
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


@pytest.fixture
async def fork_server() -> AsyncIterator[ForkServer]:
    """Return what gives fork to bots."""
    async with ForkServer.open() as opened:
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
def begun(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the snapshot that the short stories begin with, to be copied."""
    folder = tmp_path_factory.mktemp("begun")

    async def told() -> Snapshot:
        async with ForkServer.open() as fork_server:
            return await begin(fork_server, Path(shutil.copy(migrated, folder / "opening.db")), folder)

    return asyncio.run(told())


@pytest.fixture(scope="session")
def undisturbed(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> StoryResult:
    """Return the result of the story without kills."""
    folder = tmp_path_factory.mktemp("undisturbed")

    async def told() -> StoryResult:
        async with ForkServer.open() as fork_server:
            database = f"sqlite:///{shutil.copy(migrated, folder / 'baton.db')}"
            return await tell(database, fork_server, folder, random.Random(0))

    return asyncio.run(told())
