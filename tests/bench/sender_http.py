"""Requests as Slack sends them over HTTP, signed, each over a connection of its own."""

import socket
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from bot.manifest import PATH
from tests.signing import signed

CHUNK = 1 << 18


class Loop(Protocol):
    """What looks at connections, and hears of answers."""

    def watch(self, what: socket.socket, then: Callable[[], None], *, writing: bool = False) -> None:
        """Have `then` called whenever something is readable, or writable."""

    def forget(self, what: socket.socket) -> None:
        """Look at it no more."""

    def answered(self, which: str, status: int, body: str) -> None:
        """Note an answer."""


class Requests:
    """Sends to a port of this machine."""

    def __init__(self, loop: Loop, port: int, secret: str) -> None:
        self._loop, self._address, self._secret = loop, ("127.0.0.1", port), secret
        self._open: dict[str, _Request] = {}

    def ready(self, line: dict[str, Any]) -> Callable[[], None]:
        """Return what sends a request that is signed now."""
        body = line["body"].encode()
        named = {**signed(body, secret=self._secret), **line["headers"], "Content-Length": str(len(body))}
        lines = [f"POST {PATH} HTTP/1.1", "Host: baton", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in named.items()]
        return partial(self._go, line["id"], "\r\n".join([*lines, "", ""]).encode() + body)

    def give_up(self, which: str) -> None:
        """Hang up."""
        request = self._open.pop(which, None)
        if request is not None:
            request.close()

    def _go(self, which: str, sent: bytes) -> None:
        self._open[which] = _Request(self._loop, self._address, sent, partial(self._ended, which))

    def _ended(self, which: str, answer: bytes) -> None:
        del self._open[which]
        head, _, body = answer.partition(b"\r\n\r\n")
        if head.startswith(b"HTTP/1.1 "):
            self._loop.answered(which, int(head.split()[1]), body.decode())


class _Request:
    """One connection, until the app ends it."""

    def __init__(self, loop: Loop, address: tuple[str, int], sent: bytes, ended: Callable[[bytes], None]) -> None:
        self._loop, self._ended = loop, ended
        self._rest, self._answer = memoryview(sent), bytearray()
        self._socket = socket.socket()
        self._socket.setblocking(False)
        self._socket.connect_ex(address)
        loop.watch(self._socket, self._write, writing=True)

    def close(self) -> None:
        self._loop.forget(self._socket)
        self._socket.close()

    def _write(self) -> None:
        try:
            self._rest = self._rest[self._socket.send(self._rest) :]
        except BlockingIOError:
            return
        except OSError:
            self._end()
            return
        if not self._rest:
            self._loop.watch(self._socket, self._read)

    def _read(self) -> None:
        try:
            part = self._socket.recv(CHUNK)
        except OSError:
            part = b""
        self._answer += part
        if not part:
            self._end()

    def _end(self) -> None:
        self.close()
        self._ended(bytes(self._answer))
