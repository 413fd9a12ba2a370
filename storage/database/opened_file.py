"""Whether what is written still gets into the file that bears the database's name.

On Unix a file that was removed, or replaced by another one, stays open, and takes everything: until the program ends, and all of
it is gone.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path


class OpenedFile:
    """The file that had this path when it was opened."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _identity(path)

    def require_in_place(self) -> None:
        """Raise OperationalError, with SQLite's own code for it, when the path leads to another file by now, or to none."""
        if _identity(self._path) != self._known:
            error = sqlite3.OperationalError("the file was moved since it was opened")
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED
            raise error


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
