"""The program's one clock: the machine's, or a playground's that is moved by hand and waits for us."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import structlog

AGAIN_AFTER = timedelta(seconds=0.5)

log = structlog.get_logger(__name__)


def system_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class FollowedClock:
    """A playground's clock. It tells the time whenever it was moved, and moves on only once we say that we have settled."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        """Follow the clock at this WebSocket address, such as `ws://127.0.0.1:8080/clock`."""
        self._address, self._session = address, session
        self._told: datetime | None = None
        self._told_at = 0.0
        self._flows = True
        self._first = asyncio.Event()

    def now(self) -> datetime:
        """Return the playground's time in UTC: what it last told, and what has passed since, unless it stands still."""
        if self._told is None:
            return system_now()
        return self._told + timedelta(seconds=(time.monotonic() - self._told_at) * self._flows)

    async def known(self) -> None:
        """Wait until the playground has told the time once."""
        await self._first.wait()

    async def follow(self, settle: Callable[[], Awaitable[datetime]]) -> None:
        """Take over every time told, call `settle`, and say that it is done and when (UTC) something is due next.

        Connects anew when cut off; never returns.
        """
        while True:
            try:
                async with self._session.ws_connect(self._address, autoping=True) as socket:
                    async for message in socket:
                        told = json.loads(message.data)
                        self._take_over(told)
                        due = await settle()
                        await socket.send_json({"settled": told["seq"], "next": due.isoformat()})
            except aiohttp.ClientError as error:
                log.info("clock.lost", why=type(error).__name__)
            await asyncio.sleep(AGAIN_AFTER.total_seconds())

    def _take_over(self, told: dict[str, Any]) -> None:
        self._told = datetime.fromisoformat(told["now"]).astimezone(UTC)
        self._told_at = time.monotonic()
        self._flows = not told.get("frozen")
        self._first.set()
