"""A PostgreSQL server to measure on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.databases import a_postgresql_server, execute


@asynccontextmanager
async def a_database() -> AsyncIterator[str]:
    """Yield the URL of an empty database on a server of our own, which waits for the disk as one in earnest does."""
    server = a_postgresql_server()
    url = await asyncio.to_thread(server.__enter__)
    try:
        await execute(url, "ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        yield url
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)
