"""SQLAlchemy's dialect for our SQLite connection: the one of aiosqlite, without what each statement would wait for in vain.

Ours begins a transaction by itself and has nothing to wait for when a cursor is made or closed, so that no event of the engine's
is listened to for each statement, and none is stopped and gone on with twice for nothing.
"""

from typing import Any, cast

from sqlalchemy.connectors.asyncio import AsyncIODBAPICursor
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.engine.interfaces import PoolProxiedConnection
from sqlalchemy.util.concurrency import await_

from storage.database.sqlite_connection import SqliteConnection

DRIVER = "sqlite+baton"
"""How a URL names it."""


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    _awaitable_cursor_close = False

    def _aenter_cursor(self, cursor: AsyncIODBAPICursor) -> AsyncIODBAPICursor:
        return cursor


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls = _Cursor


class _Dbapi(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *_: Any, **options: Any) -> _Connection:  # noqa: ANN401 (SQLAlchemy's signature)
        return _Connection(self, await_(options["async_creator_fn"]()))


class SqliteDialect(SQLiteDialect_aiosqlite):
    """SQLite through `SqliteConnection`, which the engine's `async_creator` opens."""

    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> AsyncAdapt_aiosqlite_dbapi:
        """Return the driver."""
        return _Dbapi(__import__("aiosqlite"), __import__("sqlite3"))

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin a transaction, together with its first statement."""
        cast("SqliteConnection", dbapi_connection.driver_connection).begin()


registry.register("sqlite.baton", __name__, SqliteDialect.__name__)
