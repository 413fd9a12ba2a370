"""Envelopes as Slack sends them over Socket Mode, over the one connection that an app has made."""

import json
import socket
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

CHUNK = 1 << 20


class Loop(Protocol):
    """What looks at connections, and hears of answers."""

    def watch(self, what: socket.socket, then: Callable[[], None], *, writing: bool = False) -> None:
        """Have `then` called whenever something is readable, or writable."""

    def forget(self, what: socket.socket) -> None:
        """Look at it no more."""

    def say(self, line: dict[str, Any]) -> None:
        """Say a line."""

    def answered(self, which: str, status: int, body: str) -> None:
        """Note an answer."""


class Envelopes:
    """Sends to whoever has connected to a port of this machine."""

    def __init__(self, loop: Loop, port: int) -> None:
        self._loop = loop
        self._listening = socket.create_server(("127.0.0.1", port))
        self._connection: _Connection | None = None
        loop.watch(self._listening, self._accept)

    def ready(self, line: dict[str, Any]) -> Callable[[], None]:
        """Return what sends an envelope, which is a frame from now on."""
        return partial(self._go, Frame(Opcode.TEXT, line["body"].encode()).serialize(mask=False))

    def give_up(self, which: str) -> None:
        """Do nothing: the connection is that of all others."""

    def _go(self, frame: bytes) -> None:
        if self._connection is not None:
            self._connection.send(frame)

    def _accept(self) -> None:
        accepted, _ = self._listening.accept()
        accepted.setblocking(False)
        self._connection = _Connection(self._loop, accepted)


class _Connection:
    """A connection of the app's."""

    def __init__(self, loop: Loop, accepted: socket.socket) -> None:
        self._loop, self._socket = loop, accepted
        self._protocol = ServerProtocol(max_size=None)
        self._to_send: deque[memoryview] = deque()
        self._writer = accepted.dup()
        """The same connection, to be looked at for room."""
        loop.watch(accepted, self._read)

    def send(self, frame: bytes) -> None:
        self._to_send.append(memoryview(frame))
        if len(self._to_send) == 1:
            self._write()

    def _write(self) -> None:
        try:
            while self._to_send:
                rest = self._to_send[0][self._writer.send(self._to_send[0]) :]
                if rest:
                    self._to_send[0] = rest
                else:
                    self._to_send.popleft()
        except BlockingIOError:
            self._loop.watch(self._writer, self._write, writing=True)
        except OSError:
            self._close()
        else:
            self._loop.forget(self._writer)

    def _read(self) -> None:
        try:
            part = self._socket.recv(CHUNK)
        except OSError:
            part = b""
        if not part:
            self._close()
            return
        self._protocol.receive_data(part)
        for event in self._protocol.events_received():
            if isinstance(event, Request):
                self._protocol.send_response(self._protocol.accept(event))
                self._loop.say({"connected": True})
            elif isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                text = bytes(event.data).decode()
                self._loop.answered(json.loads(text)["envelope_id"], 200, text)
        for data in self._protocol.data_to_send():
            if data:
                self.send(data)

    def _close(self) -> None:
        self._to_send.clear()
        for end in (self._writer, self._socket):
            self._loop.forget(end)
            end.close()
