"""A database that another process keeps to itself."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from bot.settings import Settings
from storage.database.engine import sqlite_path


@asynccontextmanager
async def database_busy(settings: Settings) -> AsyncIterator[None]:
    """Have another process keep the database to itself."""
    with closing(sqlite3.connect(str(sqlite_path(settings.database_url)), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
