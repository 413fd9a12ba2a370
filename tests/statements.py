"""What is asked of a database while something is done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

from storage.store import Store


@dataclass
class Asked:
    """Statements sent to the database, each with its parameters; of several sets of those, the first."""

    statements: list[tuple[str, Sequence[Any]]] = field(default_factory=list)

    def note(self, _c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, executemany: bool) -> None:
        self.statements.append((statement, tuple(parameters[0] if executemany else parameters)))

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.statements]


@contextmanager
def listening(store: Store) -> Iterator[Asked]:
    """Collect the statements that a store sends."""
    asked = Asked()
    event.listen(store._engine.sync_engine, "before_cursor_execute", asked.note)
    yield asked
    event.remove(store._engine.sync_engine, "before_cursor_execute", asked.note)
