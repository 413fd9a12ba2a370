"""Which shapes of the database the program knows, told without Alembic, whose import would slow every start."""

from enum import StrEnum

from storage.database.engine import DatabaseProblem

REVISION_TABLE = "baton_revision"
"""Holds the database's revision; that it is there is also how the bot's own database is recognised."""

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
)
"""Every revision in `storage/migrations/versions`, oldest first (tested)."""


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
    if revision not in REVISIONS:
        raise DatabaseProblem(
            f"The database {name} was made by a newer version of the bot (its revision is “{revision}”): "
            "update the bot, or point DATABASE_URL at another database"
        )
    return SchemaState.CURRENT if revision == REVISIONS[-1] else SchemaState.OUTDATED
