"""A web server that strangers cannot keep busy: whoever is slow is let go of, and whoever is newest gets in.

aiohttp bounds how long a quiet connection is kept, and not how long a request may take to arrive, nor how many connections
there are: some hundred half-sent requests would use up the process's descriptors, and nobody else could connect.
"""

import asyncio
import resource
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from enum import Enum, auto
from functools import lru_cache
from ipaddress import ip_address
from logging import CRITICAL, Logger
from typing import cast

from aiohttp import web

READ = 5.0
"""Seconds within which a request must have arrived whole, headers and body."""
ANSWER = 30.0
"""Seconds within which it must be answered, and the answer taken."""
KEEP_ALIVE = 60.0
"""Seconds for which a connection without a request is kept."""
MOST = 4096
"""Connections at the same time; fewer where the process may not open twice as many files."""
HELD = 128 * 1024 * 1024
"""Bytes of requests that are not here whole, or not believed yet, which all connections may hold together."""
_SILENT = Logger("aiohttp.server", CRITICAL + 1)  # noqa: LOG001  # nobody else may have this one
"""What aiohttp says of broken requests, traces and all, is counted by `on_refused` instead."""


class _State(Enum):
    """What a connection is at."""

    READING = auto()
    BUSY = auto()
    IDLE = auto()


Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
OnRefused = Callable[[str], None]
"""Hears, in one word, why something was not answered as asked."""


class BoundedServer(web.Server):
    """Makes connections, each with a deadline for whatever it is at, and at most so many.

    When there is no room for one more, the connection that has longest not sent a whole request is ended for it: a request
    that arrives in one piece is let in however many half-sent ones there are. Where all are busy, the new one is refused. A
    peer that is not this machine (where a proxy would be) has half of the room at most. In the same way the half-sent request
    that is oldest is ended when there is no memory for more of them.
    """

    def __init__(
        self, answer: Answer, on_refused: OnRefused, most: int | None = None, read: float = READ, held: int = HELD
    ) -> None:
        """Have `answer` answer. It calls `busy(request)` once it has read the request and believes it.

        A request must have arrived whole within `read` seconds. All that have not may hold `held` bytes.
        """
        super().__init__(answer, handler_cancellation=False)
        self._on_refused = on_refused
        self._most = most or room_for_connections()
        self.read = read
        self._open: dict[BoundedConnection, None] = {}
        self._of_peer: Counter[str] = Counter()
        self._may_hold, self._held = held, 0
        self._holding: dict[BoundedConnection, int] = {}

    def __call__(self) -> web.RequestHandler:
        """Return what deals with one more connection."""
        return BoundedConnection(self)

    def refused(self, why: str) -> None:
        """Count something that was not answered as asked."""
        self._on_refused(why)

    def admit(self, connection: "BoundedConnection") -> bool:
        """Return whether there is room for it, if need be that of one that only keeps it."""
        peer = connection.peer
        if self._of_peer[peer] >= self._most_of(peer) and not self._end_slowest(peer):
            return False
        if len(self._open) >= self._most and not self._end_slowest():
            return False
        self._open[connection] = None
        self._of_peer[peer] += 1
        return True

    def moved(self, connection: "BoundedConnection") -> None:
        """Put it behind all others: it has just done something whole."""
        if connection in self._open:
            del self._open[connection]
            self._open[connection] = None

    def took(self, connection: "BoundedConnection", count: int) -> None:
        """Count so many bytes more of a request that is not here whole, and make room for them."""
        self._holding[connection] = self._holding.get(connection, 0) + count
        self._held += count
        while self._held > self._may_hold:
            oldest = next(iter(self._holding))
            self.let_go(oldest)
            oldest.end("crowded_out")

    def let_go(self, connection: "BoundedConnection") -> None:
        """Count no more what it holds."""
        self._held -= self._holding.pop(connection, 0)

    def left(self, connection: "BoundedConnection") -> None:
        """Give its room to others. Does nothing for one that has none."""
        self.let_go(connection)
        if connection in self._open:
            del self._open[connection]
            self._of_peer[connection.peer] -= 1
            if not self._of_peer[connection.peer]:
                del self._of_peer[connection.peer]

    def _most_of(self, peer: str) -> int:
        return self._most if _is_here(peer) else max(self._most // 2, 1)

    def _end_slowest(self, peer: str | None = None) -> bool:
        """End the one, of this peer if one is given, that has longest been at nothing whole. Return whether there is one."""
        for connection in self._open:
            if connection.can_be_ended and (peer is None or connection.peer == peer):
                self.left(connection)
                connection.end("crowded_out")
                return True
        return False


class BoundedConnection(web.RequestHandler):
    """One connection."""

    def __init__(self, server: BoundedServer) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=KEEP_ALIVE,
            logger=_SILENT,
            access_log=None,  # type: ignore[arg-type]  # aiohttp itself passes None
            lingering_time=1.0,
            # A signature is over the bytes as they came; and a few bytes may hold a gigabyte.
            auto_decompress=False,
        )
        self.peer = ""
        self._server = server
        self._state = _State.READING
        self._deadline: asyncio.TimerHandle | None = None
        self.began = asyncio.get_running_loop().time()
        """When the request began to come in, by the loop's clock."""

    @property
    def can_be_ended(self) -> bool:
        """Whether nobody waits for an answer here."""
        return self._state is not _State.BUSY

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to read, if there is room."""
        name = transport.get_extra_info("peername")
        self.peer = str(name[0]) if name else ""
        if not self._server.admit(self):
            self._server.refused("no_room")
            cast("asyncio.Transport", transport).abort()
            return
        super().connection_made(transport)
        self._enter(_State.READING, self._server.read)

    def data_received(self, data: bytes) -> None:
        """Take in what has come; the first of a request sets its deadline."""
        if self._state is _State.IDLE:
            self._enter(_State.READING, self._server.read)
        if self._state is _State.READING:
            self._server.took(self, len(data))
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Forget it."""
        self._server.left(self)
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def busy(self) -> None:
        """Note that the request is here and worth an answer."""
        self._server.let_go(self)
        self._server.moved(self)
        self._enter(_State.BUSY, ANSWER)

    def idle(self) -> None:
        """Note that it is answered."""
        self._enter(_State.IDLE, KEEP_ALIVE)

    def end(self, why: str) -> None:
        """Break the connection off."""
        if self._state is not _State.IDLE:
            self._server.refused(why)
        transport = self.transport
        if transport is not None:
            transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,  # noqa: ARG002  # aiohttp's signature
        status: int = 500,
        exc: BaseException | None = None,  # noqa: ARG002
        message: str | None = None,  # noqa: ARG002
    ) -> web.StreamResponse:
        """Return the answer to what is no request at all. It says nothing, and the connection ends with it."""
        self._server.refused("not_http")
        return refusal(status)

    def _enter(self, state: _State, seconds: float) -> None:
        if self.transport is None:
            # Whoever asked has gone; a deadline would keep all of this in memory until then.
            return
        self._state = state
        if state is _State.READING:
            self.began = asyncio.get_running_loop().time()
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = asyncio.get_running_loop().call_later(seconds, self.end, "too_slow")


def began(request: web.BaseRequest) -> float:
    """Return when a request began to come in, by the loop's clock."""
    return cast("BoundedConnection", request.protocol).began


def busy(request: web.BaseRequest) -> None:
    """Note that a request is here whole and will be answered: its connection is not ended for another."""
    cast("BoundedConnection", request.protocol).busy()


def idle(request: web.BaseRequest) -> None:
    """Note that a request has its answer."""
    cast("BoundedConnection", request.protocol).idle()


def refusal(status: int, headers: Mapping[str, str] | None = None) -> web.Response:
    """Return a "no" that says nothing but its number, and ends the connection."""
    answer = web.Response(status=status, headers=headers)
    answer.force_close()
    return answer


def room_for_connections() -> int:
    """Return how many connections there may be: half of the files that this process may open, `MOST` at most."""
    may_open, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if may_open == resource.RLIM_INFINITY else max(min(may_open // 2, MOST), 16)


@lru_cache(64)
def _is_here(peer: str) -> bool:
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
