"""The database behind a plain URL: which driver it needs, and how it is opened."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database.group_commit import OPTION, GroupCommit
from storage.database.sqlite_connection import SqliteConnection
from storage.database.sqlite_dialect import DRIVER

if TYPE_CHECKING:
    import asyncpg

BUSY_SECONDS = 10
POSTGRESQL_CONNECTIONS = 10

_SQLITE = ("sqlite", "sqlite+aiosqlite")
_POSTGRESQL = ("postgresql", "postgres", "postgresql+asyncpg")


class DatabaseProblem(Exception):
    """The database cannot be used as it is. The message is one line for the person who runs the bot, and says what to do."""


def sqlite_path(url: str) -> Path | None:
    """Return the file a SQLite URL means, relative to the working directory, or None for a PostgreSQL URL.

    Raises DatabaseProblem when the URL is malformed or names a kind of database the bot cannot use.
    """
    parsed = _parsed(url)
    if parsed.drivername in _POSTGRESQL:
        return None
    if parsed.drivername not in _SQLITE:
        raise DatabaseProblem(
            f"DATABASE_URL names “{parsed.drivername}”, which the bot cannot use: "
            "write sqlite:///file.db or postgresql://user:password@host/name"
        )
    if parsed.host:
        raise DatabaseProblem(
            "DATABASE_URL needs three slashes before a file name, four before an absolute path: sqlite:///file.db"
        )
    if not parsed.database or parsed.database == ":memory:":
        raise DatabaseProblem(
            "DATABASE_URL names a database in memory, which would forget every handover at a restart: "
            "write sqlite:///file.db"
        )
    if parsed.query:
        raise DatabaseProblem("DATABASE_URL has options after “?”, which SQLite files do not take: leave them out")
    return Path(parsed.database)


def postgresql_dsn(url: str) -> str:
    """Return a PostgreSQL URL as asyncpg reads it, options of libpq (such as `sslmode`) included."""
    parsed = _parsed(url)
    return parsed.set(drivername="postgresql").render_as_string(hide_password=False)


def spoken_name(url: str) -> str:
    """Return how to name the database in a message or a log: the file, or host and name. Never the password."""
    path = sqlite_path(url)
    if path is not None:
        return str(path)
    parsed = _parsed(url)
    return f"{parsed.database or 'the default database'} on {parsed.host or 'this machine'}"


def engine_for(url: str) -> AsyncEngine:
    """Return an engine for `sqlite:///file.db`, `postgresql://…` or `postgres://…`. Nothing is opened yet.

    Raises DatabaseProblem for any other URL.
    """
    path = sqlite_path(url)
    return _postgresql(url) if path is None else _sqlite(path)


def _parsed(url: str) -> URL:
    try:
        return make_url(url.strip())
    except (ArgumentError, ValueError) as problem:
        raise DatabaseProblem(
            "DATABASE_URL cannot be read: write sqlite:///file.db or postgresql://user:password@host/name"
        ) from problem


def _sqlite(path: Path) -> AsyncEngine:
    # One connection: the process's transactions queue in the event loop, first come first served, instead of polling a
    # locked file. Other processes are waited for by SQLite's busy timeout.
    grouping = GroupCommit()
    engine = create_async_engine(
        URL.create(DRIVER, database=str(path)),
        async_creator=partial(SqliteConnection.open, path, BUSY_SECONDS, grouping),
        execution_options={OPTION: grouping},
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    # FULL: what a person was told is saved outlives a power cut, not only a crash of the bot.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _postgresql(url: str) -> AsyncEngine:
    import asyncpg

    dsn = postgresql_dsn(url)

    async def connect() -> "asyncpg.Connection":
        try:
            return await asyncpg.connect(dsn)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as problem:
            # SQLAlchemy lets these through as they are; whoever bears a database that is away for a while waits for its own.
            raise OperationalError(None, None, problem) from problem

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        hide_parameters=True,
        pool_size=POSTGRESQL_CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
    )
