"""Serves an ASGI application on a port of this machine, within a running event loop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    from starlette.applications import Starlette

HOST = "127.0.0.1"
_TICK = 0.01
_TICKS = 200


class PortTaken(Exception):
    """Somebody else listens on the wanted port; the words say what to do."""


class LocalServer(uvicorn.Server):
    """A uvicorn server that handles no signals, stops at once, and can break a connection."""

    def __init__(self, app: "Starlette", port: int) -> None:
        """Bind the port (0: any free one); raises `PortTaken`."""
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                ws="websockets-sansio",
                lifespan="off",
                log_config=None,
                log_level="warning",
                access_log=False,
                server_header=False,
            )
        )
        self._socket = _bound(port)
        self._told = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where it serves, without a slash at its end."""
        return f"http://{HOST}:{self._socket.getsockname()[1]}"

    def start(self) -> None:
        """Serve in the background; whoever connects right away is served as soon as all is up."""
        self._task = asyncio.get_running_loop().create_task(self.serve([self._socket]))

    async def stop(self) -> None:
        """Close all connections and the port."""
        self.should_exit = True
        self._told.set()
        if self._task is not None:
            await self._task
        self._socket.close()

    def cut(self, client: tuple[str, int]) -> None:
        """Break the connection of a client without an answer."""
        for connection in tuple(self.server_state.connections):
            if getattr(connection, "client", None) == client and connection.transport is not None:
                connection.transport.abort()

    async def main_loop(self) -> None:
        """Wait until told to stop."""
        await self.on_tick(0)
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the port and every connection, and wait for what is under way, two seconds at most."""
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in tuple(self.server_state.connections):
            connection.shutdown()
        for _ in range(_TICKS):
            if not self.server_state.connections and not self.server_state.tasks:
                return
            await asyncio.sleep(_TICK)
        for task in self.server_state.tasks:
            task.cancel()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the program around."""
        yield


def _bound(port: int) -> socket.socket:
    # asyncio turns off Nagle's delay (40 ms an answer) only for sockets that say they speak TCP.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((HOST, port))
    except OSError as error:
        bound.close()
        raise PortTaken(
            f"Port {port} is in use by another program; stop it, or choose another port with --port."
        ) from error
    bound.listen(128)
    bound.setblocking(False)
    return bound
