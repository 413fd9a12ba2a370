"""Group commit: transactions that come one right after the other on one connection are brought to disk together.

A commit waits for the disk, some milliseconds or some hundred, and everybody behind waits with it. So while somebody waits for
the connection, what is complete stays in the database's transaction, as a savepoint of it, and the next one begins after it.
Nobody hears that theirs is stored before the commit that they share is on disk.
"""

import asyncio
from time import perf_counter

from sqlalchemy.ext.asyncio import AsyncEngine

MOST_TOGETHER = 64
"""Transactions that share a commit at most."""
SHORTEST, LONGEST = 0.005, 0.1
"""Seconds after which a group is committed however many still come, at least and at most."""
PER_COMMIT = 4
"""How many times as long as the last commit took a group may grow: a slow disk is asked less often."""
OPTION = "group_commit"


class Group:
    """Transactions that are stored together, or not at all."""

    def __init__(self) -> None:
        self.began = perf_counter()
        self.complete = 0
        """How many of them are complete and wait for the commit."""
        self._settled = asyncio.Event()
        self._error: BaseException | None = None

    async def stored(self) -> None:
        """Wait until the group is on disk. Raises the error because of which it is not."""
        await self._settled.wait()
        if self._error is not None:
            raise self._error

    def settle(self, error: BaseException | None) -> None:
        """Tell all who wait that it is stored, or why it is not."""
        self._error = error
        self._settled.set()


class GroupCommit:
    """What the one connection and those who wait for it know of each other."""

    def __init__(self, patience: float = SHORTEST) -> None:
        """A group grows for `patience` seconds, until it is known how long a commit takes."""
        self.waiting = 0
        """How many wait for the connection."""
        self.group: Group | None = None
        """The group that whoever has the connection belongs to."""
        self._patience = patience

    @property
    def unfinished(self) -> bool:
        """Whether somebody's transaction is complete and not yet stored."""
        return self.group is not None and self.group.complete > 0

    def begin(self) -> None:
        """Note that whoever has the connection begins a transaction."""
        if self.group is None:
            self.group = Group()

    def takes_more(self) -> bool:
        """Return whether the commit can be left to the next one: somebody is there, and the group is neither large nor old."""
        group = self.group
        if group is None or not self.waiting or group.complete >= MOST_TOGETHER:
            return False
        return perf_counter() - group.began < self._patience

    def take_group(self) -> Group:
        """Return the group, which is now to be committed: whoever begins next begins another."""
        group, self.group = self.group or Group(), None
        return group

    def committed_in(self, seconds: float) -> None:
        """Note how long a commit took."""
        self._patience = min(max(PER_COMMIT * seconds, SHORTEST), LONGEST)


def group_commit_of(engine: AsyncEngine) -> GroupCommit | None:
    """Return the group commit of an engine, None where the server sees to it (PostgreSQL)."""
    found = engine.sync_engine.get_execution_options().get(OPTION)
    return found if isinstance(found, GroupCommit) else None
