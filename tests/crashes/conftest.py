"""Databases and bots to be killed."""

import random
import shutil
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot import preparing
from tests.crashes.household import Nursery
from tests.crashes.telling import Told, tell
from tests.databases import execute, named, postgresql_server

__all__ = ["postgresql_server"]


@pytest.fixture
async def nursery() -> AsyncIterator[Nursery]:
    """Return what gives birth to bots."""
    async with Nursery.open() as opened:
        yield opened


@pytest.fixture
def sqlite_database(migrated: Path, tmp_path: Path) -> Callable[[], Awaitable[str]]:
    """Return a function that makes a fresh database in a file."""

    async def make() -> str:
        return f"sqlite:///{shutil.copy(migrated, tmp_path / f'{uuid.uuid4().hex}.db')}"

    return make


@pytest.fixture
def postgresql_database(postgresql_server: str) -> Callable[[], Awaitable[str]]:
    """Return a function that makes a fresh database on the server."""

    async def make() -> str:
        name = f"crash_{uuid.uuid4().hex}"
        await execute(postgresql_server, f"CREATE DATABASE {name}")
        await preparing.database(named(postgresql_server, name))
        return named(postgresql_server, name)

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Callable[[], Awaitable[str]]:
    """Return a function that makes a fresh database, once of each kind."""
    make: Callable[[], Awaitable[str]] = request.getfixturevalue(f"{request.param}_database")
    return make


@pytest.fixture
async def untroubled(nursery: Nursery, sqlite_database: Callable[[], Awaitable[str]], tmp_path: Path) -> Told:
    """Return what comes of the story when nobody dies."""
    return await tell(await sqlite_database(), nursery, tmp_path, random.Random(0))
