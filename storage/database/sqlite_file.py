"""Looking at a SQLite file without leaving a trace: what it needs, or why it cannot be used."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.database.engine import DatabaseProblem
from storage.database.revisions import REVISION_TABLE, SchemaState, judged

_HEADER = b"SQLite format 3\0"
_LARGEST_CHECKED = 64 * 1024 * 1024


def examined(path: Path) -> SchemaState:
    """Return what the file needs. Nothing on disk is changed but SQLite's own index of a log that is there already.

    Raises DatabaseProblem when the file cannot be made or written, is damaged, is no database, is not the bot's, or is
    newer than the program.
    """
    _check_folder(path)
    if not path.exists():
        return SchemaState.MISSING
    if not path.is_file():
        raise DatabaseProblem(f"{path} is not a file: point DATABASE_URL at a file")
    if not os.access(path, os.R_OK | os.W_OK):
        raise DatabaseProblem(f"The database {path} cannot be read and written: change its permissions or its owner")
    size = path.stat().st_size
    if size == 0:
        return SchemaState.MISSING
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise DatabaseProblem(
                f"{path} is not a database: point DATABASE_URL at another file, or move this one away"
            )
    return _read(path, thoroughly=size <= _LARGEST_CHECKED)


def _check_folder(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise DatabaseProblem(f"The folder {folder} for the database does not exist: create it, or change DATABASE_URL")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise DatabaseProblem(
            f"The folder {folder} of the database cannot be written to: change its permissions, or DATABASE_URL"
        )


def _read(path: Path, *, thoroughly: bool) -> SchemaState:
    try:
        with closing(_opened(path)) as connection:
            names = frozenset(
                name
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if not name.startswith("sqlite_")
            )
            state = judged(names, _revision(connection, names), str(path))
            if thoroughly and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise _damaged(path)
            return state
    except sqlite3.OperationalError as problem:
        raise DatabaseProblem(
            f"The database {path} cannot be opened ({problem}): stop other programs that use it, then try again"
        ) from problem
    except sqlite3.DatabaseError as problem:
        raise _damaged(path) from problem


def _opened(path: Path) -> sqlite3.Connection:
    # `immutable` leaves no files behind, but it would overlook what a crashed or running bot has in the log beside the file.
    log = path.with_name(path.name + "-wal")
    live = log.exists() and log.stat().st_size > 0
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{'' if live else '&immutable=1'}", uri=True)


def _revision(connection: sqlite3.Connection, names: frozenset[str]) -> str | None:
    if REVISION_TABLE not in names:
        return None
    row = connection.execute(f"SELECT version_num FROM {REVISION_TABLE}").fetchone()  # noqa: S608 (a constant's name)
    return None if row is None else str(row[0])


def _damaged(path: Path) -> DatabaseProblem:
    return DatabaseProblem(f"The database {path} is damaged: restore it from a backup, or move it away to begin anew")
