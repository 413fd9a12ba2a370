"""Bringing a database to the shape the program needs, and looking whether that is necessary and possible."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from storage.database.causes import spoken_cause
from storage.database.engine import DatabaseProblem, engine_for, spoken_name, sqlite_path
from storage.database.revisions import SchemaState
from storage.database.sqlite_file import examined as examined_file

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATING = 0x6D696772617465
"""The number of the advisory lock that one migrator at a time holds on PostgreSQL."""


async def check(url: str) -> SchemaState:
    """Return what the database at this URL needs: nothing, its later steps, or to be made. Nothing is changed on disk.

    Raises DatabaseProblem, one line that says what to do, when it cannot be used: a malformed URL, a folder or file that
    cannot be written, a damaged file, another program's database, one newer than the program, a server out of reach.
    """
    path = sqlite_path(url)
    if path is not None:
        return await asyncio.to_thread(examined_file, path)
    from storage.database.postgresql import examined as examined_server

    return await examined_server(url)


async def migrate(url: str) -> None:
    """Create the database or take its later steps, in one transaction.

    Raises DatabaseProblem when that fails, and what `check` raises; nothing is changed then.
    """
    if await check(url) is SchemaState.CURRENT:
        return
    engine = engine_for(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(upgrade)
    except DBAPIError as problem:
        raise DatabaseProblem(
            f"The database {spoken_name(url)} could not be brought up to date ({spoken_cause(problem)}): nothing was changed; "
            "make sure that it can be written to, then try again"
        ) from problem
    finally:
        await engine.dispose()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Take the steps up to a revision, within the connection's transaction. Of several at once, the later find it done."""
    from alembic import command

    # Alembic takes steps for one caller at a time. SQLite's transaction, which keeps others out, begins with a statement.
    on_postgresql = connection.dialect.name == "postgresql"
    connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING) if on_postgresql else 1))
    command.upgrade(_config(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Take the steps back to a revision, `base` for none, within the connection's transaction."""
    from alembic import command

    command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
