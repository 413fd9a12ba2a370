"""A sender in the place of a connection of the app's in the local Slack.

People, payloads, checks of the answers, and events that come again are the same as ever; what an app's answer took is noted by the
sender, which has nothing else to do (`sender`).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from playground.platform.acknowledgements import Unanswered
from playground.platform.socket_mode import SocketHub

RequestOf = Callable[[Mapping[str, Any]], dict[str, Any]]
PayloadOf = Callable[[str], object]


class Carrier:
    """Carries envelopes to the app, and its answers back as acknowledgements. Notes how long each took, in milliseconds."""

    def __init__(
        self, hub: SocketHub, process: asyncio.subprocess.Process, request_of: RequestOf, payload_of: PayloadOf
    ) -> None:
        """Send what `request_of` makes of an envelope, and acknowledge with what `payload_of` finds in an answer."""
        self._hub, self._process, self._request_of, self._payload_of = hub, process, request_of, payload_of
        self.waits: list[float] = []
        """One for each request that Slack waits for with somebody at a screen; 3,000 or more where nothing came in time."""
        self.event_waits: list[float] = []
        """One for each delivery of an event."""
        self.refused: list[int] = []
        """Every status that was not 200; 0 for no answer in time."""
        self.connected = asyncio.Event()
        self._events: set[str] = set()
        self._handed = 0
        self._more = asyncio.Event()
        self._held_up: asyncio.Future[float] | None = None

    async def send_json(self, envelope: Mapping[str, Any]) -> None:
        """Send an envelope. Its acknowledgement follows."""
        if envelope["type"] == "events_api":
            self._events.add(envelope["envelope_id"])
        await self._tell({"id": envelope["envelope_id"], **self._request_of(envelope)})
        self._handed += 1
        self._more.set()

    async def together(self, count: int, acting: Awaitable[None]) -> None:
        """Let the next so many requests, which follow from `acting`, go in the same moment, and wait for its end."""
        await self._tell({"hold": True})
        wanted, task = self._handed + count, asyncio.ensure_future(acting)
        while self._handed < wanted:
            self._more.clear()
            await self._more.wait()
        await self._tell({"hold": False})
        await task

    async def held_up(self) -> float:
        """Return for how many milliseconds, since this was asked last, the sender was kept from looking at most."""
        self._held_up = asyncio.get_running_loop().create_future()
        await self._tell({"held_up": True})
        return await self._held_up

    def forget(self) -> None:
        """Begin to note anew."""
        for noted in (self.waits, self.event_waits, self.refused):
            noted.clear()

    async def close(self, _code: int = 1000) -> None:
        """Do nothing: the connections are the sender's."""

    async def hear(self) -> None:
        """Take in answers until the sender ends."""
        if self._process.stdout is None:
            raise AssertionError("started without a pipe")
        while line := await self._process.stdout.readline():
            self._heard(json.loads(line))

    def _heard(self, said: Mapping[str, Any]) -> None:
        match said:
            case {"connected": True}:
                self.connected.set()
            case {"held_up": milliseconds}:
                if self._held_up is not None:
                    self._held_up.set_result(milliseconds)
            case _:
                self._answered(said)

    def _answered(self, said: Mapping[str, Any]) -> None:
        (self.event_waits if said["id"] in self._events else self.waits).append(said["milliseconds"])
        if said["status"] == HTTPStatus.OK:
            self._hub._received(json.dumps({"envelope_id": said["id"], "payload": self._payload_of(said["body"])}))
            return
        self.refused.append(said["status"])
        waiting = self._hub._waiting.get(said["id"])
        if waiting is not None and not waiting.done():
            waiting.set_exception(Unanswered("dispatch_failed" if said["status"] else "operation_timeout"))

    async def _tell(self, line: Mapping[str, Any]) -> None:
        if self._process.stdin is None:
            raise AssertionError("started without a pipe")
        self._process.stdin.write(json.dumps(line).encode() + b"\n")
        await self._process.stdin.drain()
