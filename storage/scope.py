"""What every part of a unit of work shares: the connection in its transaction, and the one workspace it may touch."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


@dataclass(frozen=True)
class Scope:
    """One open transaction, bound to one workspace."""

    connection: AsyncConnection
    workspace: str

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """Return an INSERT that can say what happens on a conflict, in this database's own dialect."""
        return insert_into(table, self.connection.dialect.name)


def workspace_key(team: str, enterprise: str | None) -> str:
    """Return the key of a workspace: the team, behind its enterprise where there is one."""
    return f"{enterprise}/{team}" if enterprise else team


def team_and_enterprise(workspace: str) -> tuple[str, str | None]:
    """Return the team and the enterprise, None where there is none, that the key of a workspace was made of."""
    enterprise, _, team = workspace.rpartition("/")
    return team, enterprise or None


def of_organisation(workspace: str) -> bool:
    """Return whether the key is that of a workspace in an organisation."""
    return "/" in workspace


def insert_into(table: Table, dialect: str) -> "sqlite.Insert | postgresql.Insert":
    """Return an INSERT that can say what happens on a conflict, in the dialect of `sqlite` or `postgresql`."""
    # A process has one kind of database: the other's dialect, a tenth of a second to import, is never loaded.
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
