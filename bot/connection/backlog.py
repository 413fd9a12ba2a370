"""Since when there is more to read from a connection than has been read: of a crowd, only the first is read as soon as it comes."""

import struct
from collections.abc import Callable
from fcntl import ioctl
from termios import FIONREAD
from typing import Protocol

LOOK_EVERY = 0.01
"""Seconds between two looks at what is left, while something is."""
_NUMBER = struct.Struct("i")


class HasDescriptor(Protocol):
    """A socket."""

    def fileno(self) -> int:
        """Return its descriptor, a negative number once it is closed."""


class Backlog:
    """Tells when what is read from a connection came, as far as can be told. Moments are `now`'s, in seconds."""

    def __init__(self, now: Callable[[], float], later: Callable[[float, Callable[[], None]], object]) -> None:
        """Have `later` call something after so many seconds."""
        self._now, self._later = now, later
        self._connection: HasDescriptor | None = None
        self._since: float | None = None
        self._looks = False

    def arrival(self, connection: HasDescriptor | None) -> float:
        """Return the earliest moment at which the message may have come that has just been read.

        What the system keeps for us, and Slack while the system takes no more, may be there since something was first left
        unread; a message after which nothing was left counts from when it is read.
        """
        since = self._now() if self._since is None else self._since
        self._connection, self._since = connection, since
        self._check()
        return since

    def _check(self) -> None:
        if self._connection is None or not _unread(self._connection):
            self._connection = self._since = None
        elif not self._looks:
            # What was left may be no message, but a sign that the connection lives, after which nothing may come for long.
            self._looks = True
            self._later(LOOK_EVERY, self._look)

    def _look(self) -> None:
        self._looks = False
        self._check()


def _unread(connection: HasDescriptor) -> int:
    """Return how many bytes have come in that nobody has read."""
    descriptor = connection.fileno()
    if descriptor < 0:
        return 0
    (count,) = _NUMBER.unpack(ioctl(descriptor, FIONREAD, bytes(_NUMBER.size)))
    return int(count)
