"""Saves a workspace as it changes, so that a demo survives a restart.

One SQLite table of JSON documents and one of file contents. Without a path nothing is written.
"""

import json
import sqlite3
from pathlib import Path
from typing import Any

from playground.workspace.entities import JsonValue

Documents = dict[str, dict[str, Any]]
"""Kind → key → what was saved."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS document (kind TEXT, key TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, key));
CREATE TABLE IF NOT EXISTS content (key TEXT PRIMARY KEY, body BLOB NOT NULL);
"""
_OURS = 0x536C6179
"""`application_id` of the files written here, so that another program's database is never touched."""


class UnusableData(Exception):
    """The data file is not one of the playground's, or is damaged; the words say which."""


class Store:
    """A store that saves nothing: the workspace exists in memory only."""

    keeps = False
    """Whether what is saved can be loaded again."""

    def load(self) -> Documents:
        """Everything saved so far, in the order it was first saved."""
        return {}

    def save(self, kind: str, key: str, body: JsonValue) -> None:
        """Keep one document, replacing the one of the same kind and key."""

    def remove(self, kind: str, key: str) -> None:
        """Forget one document."""

    def load_content(self, key: str) -> bytes | None:
        """The bytes of a file, or None where there are none."""
        del key
        return None

    def save_content(self, key: str, body: bytes) -> None:
        """Keep the bytes of a file."""

    def clear(self) -> None:
        """Forget everything."""

    def close(self) -> None:
        """Write no more."""


class SqliteStore(Store):
    """Keeps everything in a SQLite file, written through at every change."""

    keeps = True

    def __init__(self, path: Path) -> None:
        """Open or make the file; raises `UnusableData` if it is damaged or another program's."""
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._prepare(path)
        except sqlite3.DatabaseError as error:
            raise UnusableData(f"{path} cannot be used as the playground's data file: {error}.") from error

    def _prepare(self, path: Path) -> None:
        mark = self._db.execute("PRAGMA application_id").fetchone()[0]
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if mark != _OURS and tables:
            self._db.close()
            raise UnusableData(f"{path} belongs to another program; choose another file.")
        self._db.execute(f"PRAGMA application_id = {_OURS}")
        self._db.execute("PRAGMA journal_mode = WAL")
        # A power cut may lose the last moments of a demo; a crash of the process loses nothing.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_SCHEMA)

    def load(self) -> Documents:
        """Everything saved so far, in the order it was first saved."""
        found: Documents = {}
        for kind, key, body in self._db.execute("SELECT kind, key, body FROM document ORDER BY rowid"):
            found.setdefault(kind, {})[key] = json.loads(body)
        return found

    def save(self, kind: str, key: str, body: JsonValue) -> None:
        """Keep one document, replacing the one of the same kind and key."""
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            (kind, key, json.dumps(body, ensure_ascii=False)),
        )

    def remove(self, kind: str, key: str) -> None:
        """Forget one document."""
        self._db.execute("DELETE FROM document WHERE kind = ? AND key = ?", (kind, key))

    def load_content(self, key: str) -> bytes | None:
        """The bytes of a file, or None where there are none."""
        row = self._db.execute("SELECT body FROM content WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def save_content(self, key: str, body: bytes) -> None:
        """Keep the bytes of a file."""
        self._db.execute("INSERT OR REPLACE INTO content VALUES (?, ?)", (key, body))

    def clear(self) -> None:
        """Forget everything."""
        self._db.executescript("DELETE FROM document; DELETE FROM content;")

    def close(self) -> None:
        """Write no more."""
        self._db.close()


class ReadOnlyStore(Store):
    """Loads what a file keeps, and saves nothing: what happens from then on exists in memory only."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises `UnusableData` if it is damaged or another program's."""
        self._kept = SqliteStore(path)

    def load(self) -> Documents:
        """Everything saved by whoever made the file."""
        return self._kept.load()

    def load_content(self, key: str) -> bytes | None:
        """The bytes of a file that was saved there."""
        return self._kept.load_content(key)

    def close(self) -> None:
        """Close the file."""
        self._kept.close()
