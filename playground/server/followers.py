"""Clients that follow the playground's clock over a WebSocket: they are sent every change and waited for.

On connecting and at every change a follower gets `{"now": "2026-11-23T08:30:00+00:00", "seq": 7, "frozen": true}`
and answers `{"settled": 7}` once it has done all that is due by then, with `"next": "2026-11-23T09:00:00+00:00"` if it
knows when it has something to do next.
"""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.clock import Clock, next_step
from playground.platform.inspector import Inspector
from playground.platform.sockets import part
from playground.workspace.entities import Json

TIMEOUT = 15.0
"""Real seconds a follower gets to settle before the clock goes on without it."""


@dataclass(eq=False)
class _Follower:
    socket: WebSocket
    settled: int = 0
    next: datetime | None = None
    gone: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait_for(self, seq: int) -> None:
        while self.settled < seq and not self.gone:
            self.changed.clear()
            await self.changed.wait()


class Followers:
    """The connected followers; as the clock's settler, waits for them after each step."""

    def __init__(self, clock: Clock, inspector: Inspector, timeout: float = TIMEOUT) -> None:
        self._clock = clock
        self._inspector = inspector
        self.timeout = timeout
        self._followers: list[_Follower] = []
        self._seq = 0
        self._arrived = asyncio.Event()

    @property
    def count(self) -> int:
        """The number of followers."""
        return len(self._followers)

    async def arrived(self) -> None:
        """Wait for the first follower."""
        await self._arrived.wait()

    async def serve(self, socket: WebSocket) -> None:
        """Serve one follower's connection until it ends."""
        await socket.accept()
        follower = _Follower(socket)
        self._followers.append(follower)
        try:
            await socket.send_json(self._news())
            self._arrived.set()
            while True:
                self._answered(follower, await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            follower.gone = True
            follower.changed.set()
            self._followers.remove(follower)

    def _answered(self, follower: _Follower, text: str) -> None:
        try:
            answer = json.loads(text)
            follower.next = datetime.fromisoformat(answer["next"]).astimezone(UTC) if answer.get("next") else None
            follower.settled = max(follower.settled, int(answer["settled"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            advice = "Answer each message of the clock with the seq it carries."
            self._inspector.broke('a follower of the clock answers {"settled": seq}', "clock", advice=advice)
        follower.changed.set()

    async def settle(self) -> datetime | None:
        """Send every follower the time and wait until all have settled, `timeout` real seconds at most.

        Returns when one of them has something to do next: for one that does not say, at the next step. None without any.
        """
        self._seq += 1
        news = self._news()
        await asyncio.gather(*(self._settle(follower, news) for follower in tuple(self._followers)))
        step = next_step(self._clock.now())
        return min((follower.next or step for follower in self._followers), default=None)

    async def _settle(self, follower: _Follower, news: Json) -> None:
        try:
            await follower.socket.send_json(news)
            await asyncio.wait_for(follower.wait_for(news["seq"]), self.timeout)
        except TimeoutError:
            rule = f"a follower of the clock settles within {self.timeout:g} seconds"
            self._inspector.broke(rule, "clock", advice="Answer as soon as all that is due by then is done.")
        except (WebSocketDisconnect, RuntimeError):
            follower.gone = True

    def _news(self) -> Json:
        return {"now": self._clock.now().isoformat(), "seq": self._seq, "frozen": self._clock.frozen}

    async def close(self) -> None:
        """Close every connection."""
        for follower in tuple(self._followers):
            await part(follower.socket, 1001)
