"""Looking at a PostgreSQL database: what it needs, or why it cannot be used."""

import asyncpg

from storage.database.engine import DatabaseProblem, postgresql_dsn, spoken_name
from storage.database.revisions import REVISION_TABLE, SchemaState, judged

PATIENCE_SECONDS = 10

_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_MAY_CREATE = "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"


async def examined(url: str) -> SchemaState:
    """Return what the database needs; nothing in it is changed.

    Raises DatabaseProblem when the server cannot be reached or lets us not in, the database does not exist or may not be
    changed, is not the bot's, or is newer than the program.
    """
    connection = await _connected(url)
    try:
        names = frozenset(row["tablename"] for row in await connection.fetch(_TABLES))
        revision = None
        if REVISION_TABLE in names:
            revision = await connection.fetchval(f"SELECT version_num FROM {REVISION_TABLE}")  # noqa: S608 (a constant's name)
        state = judged(names, revision, spoken_name(url))
        if state is not SchemaState.CURRENT and not await connection.fetchval(_MAY_CREATE):
            raise DatabaseProblem(
                f"The bot may not create tables in the database {spoken_name(url)}: give its user the right to, "
                "or let its owner run “python -m bot migrate”"
            )
        return state
    finally:
        await connection.close()


async def _connected(url: str) -> "asyncpg.Connection":
    name = spoken_name(url)
    try:
        return await asyncpg.connect(postgresql_dsn(url), timeout=PATIENCE_SECONDS)
    except asyncpg.InvalidCatalogNameError as problem:
        raise DatabaseProblem(f"There is no database {name}: create it, or change DATABASE_URL") from problem
    except asyncpg.InvalidAuthorizationSpecificationError as problem:
        raise DatabaseProblem(
            f"The user or password for the database {name} is wrong: correct DATABASE_URL"
        ) from problem
    except asyncpg.PostgresError as problem:
        raise DatabaseProblem(f"The database {name} refuses us ({problem}): try again, or ask its keeper") from problem
    except (OSError, TimeoutError) as problem:
        raise DatabaseProblem(
            f"Nobody answers for the database {name}: start the server, or correct DATABASE_URL"
        ) from problem
    except (ValueError, asyncpg.InterfaceError) as problem:
        raise DatabaseProblem(f"DATABASE_URL cannot be read ({problem}): correct it") from problem
