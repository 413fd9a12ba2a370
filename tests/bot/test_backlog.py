"""A message counts from when it may have come, not from when it is read, while more is there than has been read."""

import socket

from bot.connection.backlog import Backlog


def test_of_a_crowd_all_count_from_when_it_came_until_nothing_is_left_to_read() -> None:
    """H: 1,000 writes at once over one connection: the last is read seconds after it came, and must be told in time."""
    now = 100.0
    backlog = Backlog(lambda: now)
    slack, ours = socket.socketpair()
    with slack, ours:
        slack.sendall(b"123")
        seen = []
        for _ in range(3):
            ours.recv(1)
            seen.append(backlog.arrival(ours))
            now += 1.0
        slack.sendall(b"4")
        ours.recv(1)
        seen.append(backlog.arrival(ours))
    assert seen == [100.0, 100.0, 100.0, 103.0]


def test_without_a_connection_a_message_counts_from_now() -> None:
    backlog = Backlog(lambda: 7.0)
    slack, ours = socket.socketpair()
    slack.sendall(b"12")
    assert backlog.arrival(ours) == 7.0
    slack.close()
    ours.close()
    assert [backlog.arrival(ours), backlog.arrival(None)] == [7.0, 7.0]
