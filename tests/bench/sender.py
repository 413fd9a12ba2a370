"""Slack's side of a crowd in a process of its own, so that what the local Slack has to do is not charged to the app.

`python -m tests.bench.sender` sends signed requests to the port `PORT`, a connection for each. With `socket` behind it, it listens
at the port `RELAY` and sends envelopes over the connection that the app makes there.

A line on stdin is a request: its `id` and `body`, over HTTP its `headers`; or `{"hold": true}`, after which requests are kept, made
ready, until `{"hold": false}` lets all of them go in the same moment. A line on stdout says what was answered: `id`, `status`,
`body`, and the `milliseconds` from that moment to the answer. Like Slack it waits three seconds: the status is 0 then.
`{"connected": true}` says that the app has connected.

One plain loop looks at what is readable and notes the time, and does nothing else that takes long. How long it has been kept from
looking while somebody waited is in the line that answers `{"held_up": true}`: so much too long a wait may be.
"""

import json
import os
import selectors
import sys
from collections.abc import Callable
from socket import socket
from time import perf_counter
from typing import Any, Protocol

from tests.bench.sender_http import Requests
from tests.bench.sender_socket import Envelopes

PATIENCE = 3.0
LOOK_EVERY = 0.01
STDIN, STDOUT = 0, 1


class Way(Protocol):
    """How requests go out. It tells the sender's `answered` what has come in."""

    def ready(self, line: dict[str, Any]) -> Callable[[], None]:
        """Return what sends the request of a line, which is made ready now."""

    def give_up(self, which: str) -> None:
        """Wait no more for the answer to this one."""


class Sender:
    """Sends what it is told to, and says what was answered."""

    def __init__(self) -> None:
        self._select = selectors.DefaultSelector()
        self._told, self._to_say = b"", bytearray()
        self._kept: list[tuple[str, Callable[[], None]]] | None = None
        self._waiting: dict[str, float] = {}
        """When each went out, oldest first."""
        self._looked = perf_counter()
        self._held_up = 0.0
        for end in (STDIN, STDOUT):
            os.set_blocking(end, False)
        self.watch(STDIN, self._hear)

    def watch(
        self, what: int | socket, then: Callable[[], None], *, writing: bool = False
    ) -> None:  # what selectors take
        """Have `then` called whenever something is readable, or writable."""
        event = selectors.EVENT_WRITE if writing else selectors.EVENT_READ
        if what in self._select.get_map():
            self._select.modify(what, event, then)
        else:
            self._select.register(what, event, then)

    def forget(self, what: int | socket) -> None:
        """Look at it no more."""
        if what in self._select.get_map():
            self._select.unregister(what)

    def say(self, line: dict[str, Any]) -> None:
        """Say a line, when there is room for it."""
        self._to_say += json.dumps(line).encode() + b"\n"
        self._write()

    def answered(self, which: str, status: int, body: str) -> None:
        """Say that a request was answered now; nothing where nobody waits for it any more."""
        went = self._waiting.pop(which, None)
        if went is not None:
            waited = (self._looked - went) * 1_000
            self.say({"id": which, "status": status, "body": body, "milliseconds": waited})

    def run(self, way: Way) -> None:
        """Send until stdin ends."""
        self._way = way
        while STDIN in self._select.get_map():
            found = self._select.select(LOOK_EVERY if self._waiting else None)
            now = perf_counter()
            if self._waiting:
                self._held_up = max(self._held_up, now - self._looked - LOOK_EVERY)
            self._looked = now
            for key, _ in found:
                key.data()
            self._give_up(now)

    def _give_up(self, now: float) -> None:
        while self._waiting and now - next(iter(self._waiting.values())) > PATIENCE:
            which = next(iter(self._waiting))
            self.answered(which, 0, "")
            self._way.give_up(which)

    def _hear(self) -> None:
        heard = os.read(STDIN, 1 << 20)
        if not heard:
            self.forget(STDIN)
        *lines, self._told = (self._told + heard).split(b"\n")
        for line in lines:
            self._take(json.loads(line))

    def _take(self, line: dict[str, Any]) -> None:
        if "held_up" in line:
            self.say({"held_up": self._held_up * 1_000})
            self._held_up = 0.0
        elif "hold" not in line:
            ready = (line["id"], self._way.ready(line))
            if self._kept is None:
                self._go([ready])
            else:
                self._kept.append(ready)
        elif line["hold"]:
            self._kept = []
        else:
            kept, self._kept = self._kept or [], None
            self._go(kept)

    def _go(self, kept: list[tuple[str, Callable[[], None]]]) -> None:
        self._looked = perf_counter()
        for which, go in kept:
            self._waiting[which] = perf_counter()
            go()

    def _write(self) -> None:
        try:
            written = os.write(STDOUT, self._to_say)
        except BlockingIOError:
            written = 0
        del self._to_say[:written]
        if self._to_say:
            self.watch(STDOUT, self._write, writing=True)
        else:
            self.forget(STDOUT)


def main() -> None:
    """Send over the way that is named."""
    sender = Sender()
    if sys.argv[1:] == ["socket"]:
        sender.run(Envelopes(sender, int(os.environ["RELAY"])))
    else:
        sender.run(Requests(sender, int(os.environ["PORT"]), os.environ["SLACK_SIGNING_SECRET"]))


if __name__ == "__main__":
    main()
