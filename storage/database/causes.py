"""Why a database refused something, in words for whoever runs the bot."""

import sqlite3
from typing import Any

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError

_SQLITE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the database is read-only: look at its file's permissions, and how its disk is mounted",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; it may be full or failing",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: look at its folder's permissions, and whether the disk is full",
    sqlite3.SQLITE_PERM: "the file may not be accessed: look at its permissions",
    sqlite3.SQLITE_BUSY: "another program keeps the database locked",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: restore it from a backup",
}
_SQLITE_EXACTLY = {
    sqlite3.SQLITE_READONLY_DBMOVED: (
        "the file was removed or replaced while the bot was running, so what is written would be lost: start the bot anew"
    ),
}
_POSTGRESQL = {
    "53100": "the server's disk is full",
    "53200": "the server is out of memory",
    "53300": "the server takes no more connections",
    "25006": "the server is read-only",
    "42501": "the bot's user may not write there",
}
_PRIMARY = 0xFF


def takes_nothing(error: BaseException) -> bool:
    """Return whether the database is to blame, and would refuse others too: not what a statement asks for, a fault of ours."""
    return isinstance(error, DBAPIError) and not isinstance(error, IntegrityError | DataError | ProgrammingError)


def spoken_cause(error: DBAPIError) -> str:
    """Return why in a few words, without anything that was to be stored."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", None)
        if code is not None:
            known = _SQLITE_EXACTLY.get(code) or _SQLITE.get(code & _PRIMARY)
            return known or str(getattr(original, "sqlite_errorname", "it refuses"))
    state = getattr(original, "sqlstate", None) or getattr(original, "pgcode", None)
    return _POSTGRESQL.get(str(state), f"it refuses ({state})" if state else "it cannot be reached")


def logged_cause(error: SQLAlchemyError) -> dict[str, Any]:
    """Return what an exception's line in the log says besides: the cause in place of the trace, where it is outside.

    What fails with every beat must not fill a disk that is full.
    """
    if isinstance(error, DBAPIError) and takes_nothing(error):
        return {"why": spoken_cause(error), "exc_info": False}
    return {}
