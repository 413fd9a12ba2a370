"""What a statement came to, and the cursor that SQLAlchemy asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Row = tuple[Any, ...]


@dataclass(frozen=True)
class ExecuteResult:
    """What came of a statement, in the words of the DB API. Its rows have all been fetched."""

    rows: Sequence[Row] = ()
    description: tuple[Row, ...] | None = None
    rowcount: int = -1
    lastrowid: int | None = None


class Statements(Protocol):
    """What a cursor needs of its connection: that it runs statements."""

    async def execute(self, sql: str, parameters: Sequence[Any]) -> ExecuteResult:
        """Run a statement."""

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> ExecuteResult:
        """Run a statement once for each set of parameters."""


class SqliteCursor:
    """A cursor as SQLAlchemy uses it: runs one statement, and has its rows at once."""

    def __init__(self, connection: Statements) -> None:
        self._connection = connection
        self._result = ExecuteResult()

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement. Raises what sqlite3 raises."""
        self._result = await self._connection.execute(sql, parameters)

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Run a statement once for each set of parameters. Raises what sqlite3 raises."""
        self._result = await self._connection.executemany(sql, parameters)

    async def fetchall(self) -> Sequence[Row]:
        """Return all rows."""
        return self._result.rows

    def close(self) -> None:
        """Nothing is left to close."""

    @property
    def description(self) -> tuple[Row, ...] | None:
        """The columns, None after a statement that has no rows to show."""
        return self._result.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed, -1 when nobody knows."""
        return self._result.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row inserted last."""
        return self._result.lastrowid
