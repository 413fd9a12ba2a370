"""A message counts from when it may have come, not from when it is read, while more is there than has been read."""

import socket
from collections.abc import Callable, Iterator

import pytest

from bot.connection.backlog import Backlog


class Connection:
    """A connection that is read byte by byte, and a clock moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self.due: list[Callable[[], None]] = []
        self.backlog = Backlog(lambda: self.now, lambda _, call: self.due.append(call))
        self.slack, self.ours = socket.socketpair()

    def read(self) -> float:
        """Read a message of one byte. Return when it counts as having come."""
        self.ours.recv(1)
        return self.backlog.arrival(self.ours)

    def pass_time(self) -> None:
        """Let a second pass, and what is due in it be called."""
        self.now += 1.0
        due, self.due = self.due, []
        for call in due:
            call()


@pytest.fixture
def connection() -> Iterator[Connection]:
    one = Connection()
    with one.slack, one.ours:
        yield one


def test_of_a_crowd_all_count_from_when_it_came_until_nothing_is_left_to_read(connection: Connection) -> None:
    """H: 1,000 writes at once over one connection: the last is read seconds after it came, and must be told in time."""
    connection.slack.sendall(b"123")
    seen = []
    for _ in range(3):
        seen.append(connection.read())
        connection.pass_time()
    connection.slack.sendall(b"4")
    seen.append(connection.read())
    assert seen == [100.0, 100.0, 100.0, 103.0]
    connection.pass_time()
    assert not connection.due, "it looks no longer than something is left"


def test_what_was_left_and_no_message_makes_nobody_late(connection: Connection) -> None:
    """Behind a message may be a ping. Who presses an hour later has not waited for an hour."""
    connection.slack.sendall(b"1p")
    assert connection.read() == 100.0
    connection.pass_time()
    connection.ours.recv(1)
    connection.pass_time()
    connection.slack.sendall(b"2")
    assert connection.read() == 102.0


def test_without_a_connection_a_message_counts_from_now(connection: Connection) -> None:
    connection.slack.sendall(b"12")
    assert connection.read() == 100.0
    connection.ours.close()
    connection.pass_time()
    assert [connection.backlog.arrival(connection.ours), connection.backlog.arrival(None)] == [101.0, 101.0]
