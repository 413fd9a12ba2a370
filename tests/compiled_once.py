"""Each statement is compiled once per process: nearly every test opens an engine of its own, whose statements are the same.

SQLAlchemy keeps what it has compiled by engine, so that each bot of a test would compile its hundred statements anew.
"""

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.engine.interfaces import CompiledCacheType

from storage.database.sqlite_dialect import SqliteDialect

_compiled: CompiledCacheType = {}


class _Shared:
    """A dialect that takes what another of its class has compiled."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_compiled)


class Sqlite(_Shared, SqliteDialect):
    """SQLite's."""

    supports_statement_cache = True


class Postgresql(_Shared, PGDialect_asyncpg):
    """PostgreSQL's."""

    supports_statement_cache = True


def use() -> None:
    """Let all engines that are made from here on share what they compile."""
    registry.register("sqlite.baton", __name__, Sqlite.__name__)
    registry.register("postgresql.asyncpg", __name__, Postgresql.__name__)
