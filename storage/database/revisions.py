"""Which shapes of the database the program knows, told without Alembic, whose import would slow every start."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from storage.database.engine import DatabaseProblem

REVISION_TABLE = "baton_revision"
"""Holds the database's revision; that it is there is also how the bot's own database is recognised."""

_VERSIONS = Path(__file__).parents[1] / "migrations" / "versions"


@cache
def revisions() -> tuple[str, ...]:
    """Return every revision that there is a migration to, oldest first, as the names of their files begin (tested)."""
    return tuple(sorted(path.name.partition("_")[0] for path in _VERSIONS.glob("[0-9]*_*.py")))


class SchemaState(StrEnum):
    """What a usable database needs: nothing, its later steps, or to be made."""

    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


def judged(tables: frozenset[str], revision: str | None, name: str) -> SchemaState:
    """Return what a database with these tables and this revision needs. `name` is how to name it to a person.

    Raises DatabaseProblem when it is not the bot's, or newer than the program.
    """
    if not tables:
        return SchemaState.MISSING
    if REVISION_TABLE not in tables:
        raise DatabaseProblem(
            f"The database {name} belongs to another program: point DATABASE_URL at a new file or an empty database"
        )
    if revision is None:
        return SchemaState.OUTDATED
    if revision not in revisions():
        raise DatabaseProblem(
            f"The database {name} was made by a newer version of the bot (its revision is “{revision}”): "
            "update the bot, or point DATABASE_URL at another database"
        )
    return SchemaState.CURRENT if revision == revisions()[-1] else SchemaState.OUTDATED
