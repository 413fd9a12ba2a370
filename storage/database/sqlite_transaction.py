"""One transaction of SQLite's, or one part of a group that is committed together (see `group_commit.py`)."""

import sqlite3

from storage.database.group_commit import GroupCommit

SAVEPOINT = "complete_before"
"""Where a transaction begins within a group."""


class SqliteTransaction:
    """Begins and ends transactions on a connection, within the group of those that are complete and not stored yet."""

    def __init__(self, connection: sqlite3.Connection, grouping: GroupCommit) -> None:
        self._connection, self._grouping = connection, grouping
        self.entered = False
        """Whether it has had its first statement."""
        self._in_savepoint = False
        self._changes_before = 0

    @property
    def changed(self) -> bool:
        """Whether anything was changed since the group began."""
        return self._connection.total_changes != self._changes_before

    def enter(self) -> None:
        """Begin it in the database, behind those of its group."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._changes_before = self._connection.total_changes
        elif self._grouping.unfinished:
            self._connection.execute(f"SAVEPOINT {SAVEPOINT}")
            self._in_savepoint = True
        self.entered = True

    def leave(self) -> None:
        """End this transaction, and not the group's."""
        if self._in_savepoint:
            self._connection.execute(f"RELEASE {SAVEPOINT}")
        self.entered = self._in_savepoint = False

    def undo(self) -> None:
        """Undo this transaction. SQLite itself undoes the whole group where the disk is full or fails."""
        if self._in_savepoint and self._connection.in_transaction:
            self._connection.execute(f"ROLLBACK TO {SAVEPOINT}")
            self.leave()
        elif self.entered:
            self._connection.rollback()
        self.entered = self._in_savepoint = False
