"""A crowd over Socket Mode that comes in the same moment: what the local Slack takes to make its envelopes is not waited for."""

import asyncio
import json
from collections.abc import Awaitable, Mapping
from time import perf_counter
from typing import Any, cast

from starlette.websockets import WebSocket

from playground.platform.socket_mode import SocketHub


class HeldConnection:
    """Stands before a connection of the app's, and keeps envelopes, ready to be sent, until all of a crowd are there."""

    def __init__(self, hub: SocketHub) -> None:
        self._hub = hub
        self._go = asyncio.Event()
        self._there = 0
        self._more = asyncio.Event()
        self.kept: dict[str, float] = {}
        """Milliseconds for which an envelope was kept, by its id."""

    async def send_json(self, envelope: Mapping[str, Any]) -> None:
        """Send an envelope when all are there."""
        text, came = json.dumps(envelope), perf_counter()
        self._there += 1
        self._more.set()
        await self._go.wait()
        self.kept[str(envelope["envelope_id"])] = (perf_counter() - came) * 1000
        await self._connection.send_text(text)

    async def together(self, count: int, acting: Awaitable[None]) -> None:
        """Let so many envelopes, which follow from `acting`, go in the same moment, and wait for its end."""
        [self._connection] = self._hub._sockets
        self._hub._sockets[:] = [cast("WebSocket", self)]
        self._go.clear()
        self._there, task = 0, asyncio.ensure_future(acting)
        while self._there < count:
            self._more.clear()
            await self._more.wait()
        self._hub._sockets[:] = [self._connection]
        self._go.set()
        await task
