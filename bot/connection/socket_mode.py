"""The connection to Slack through Socket Mode: made, watched, and made anew when it breaks."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from time import time

import structlog
from slack_bolt.adapter.socket_mode.async_base_handler import AsyncBaseSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.connection.envelopes import EVENT, Envelope, UnreadEnvelope
from bot.connection.in_flight import InFlight
from bot.connection.listener_runner import FastAckApp
from bot.connection.network import Patience, until_reached
from bot.connection.payloads import MalformedPayload
from bot.connection.refused_requests import RefusedRequests
from bot.connection.socket_client import SHORT_LIVED, SocketClient

CONNECT = timedelta(seconds=10)
ANSWER = 3.0
"""Seconds that Slack waits for an answer; one that is later helps nobody."""
DEAD_AFTER = timedelta(seconds=30)
"""How long the SDK may try the same address: it would try a dead one for ever."""
PING_EVERY = timedelta(seconds=10)
"""How often the SDK looks whether the connection lives; four pings without an answer and it connects anew."""

log = structlog.get_logger(__name__)


class SocketMode:
    """One connection. The SDK reconnects by itself; the watchdog gives it a new address when the old one is dead.

    It awaits `after_gap` whenever the connection is there again after it was not, for however short a time.
    """

    def __init__(
        self,
        app: FastAckApp,
        app_token: str,
        in_flight: InFlight,
        refused: RefusedRequests,
        patience: Patience,
        after_gap: Callable[[], Awaitable[None]],
        *,
        ping_every: timedelta = PING_EVERY,
        dead_after: timedelta = DEAD_AFTER,
        short_lived: timedelta = SHORT_LIVED,
    ) -> None:
        self._app, self._token, self._traffic, self._patience = app, app_token, in_flight, patience
        self._refused, self._after_gap = refused, after_gap
        self._ping_every, self._dead_after, self._short_lived = ping_every, dead_after, short_lived
        self._handler: _Handler | None = None
        self._watchdog: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect, for as long as it takes. Raises `SetupProblem` when Slack does not accept the app token."""
        self._handler = _Handler(
            self._app, self._token, self._traffic, self._refused, self._after_gap, self._ping_every, self._short_lived
        )
        client = self._handler.client
        address = str(self._app.client.base_url)

        async def connect() -> None:
            # A fresh address each time, asked for here and not by the SDK, which would go on for ever with a bad token.
            client.wss_uri = await client.issue_new_wss_url()
            async with asyncio.timeout(CONNECT.total_seconds()):
                await client.connect()

        await until_reached(connect, "SLACK_APP_TOKEN", address, self._patience)
        self._watchdog = asyncio.create_task(self._watch(client), name="socket mode watchdog")

    async def connected(self) -> bool:
        """Return whether Slack's end of the connection is there, as far as can be told."""
        return self._handler is not None and bool(await self._handler.client.is_connected())

    async def stop(self) -> None:
        """Take in no more envelopes, answer those that have come in, and close the connection."""
        if self._watchdog is not None:
            self._watchdog.cancel()
            await asyncio.wait({self._watchdog})
        if self._handler is not None:
            self._handler.draining = True
            await self._handler.answered()
            await self._handler.close_async()  # type: ignore[no-untyped-call]  # the SDK leaves it bare

    async def _watch(self, client: SocketClient) -> None:
        loop = asyncio.get_running_loop()
        lost_at: float | None = None
        while True:
            await asyncio.sleep((self._dead_after / 6).total_seconds())
            if await client.is_connected():
                if lost_at is not None:
                    log.info("slack.reconnected")
                lost_at = None
            elif lost_at is None:
                lost_at = loop.time()
                log.warning("slack.connection_lost", note="connecting anew until it works")
            elif loop.time() - lost_at > self._dead_after.total_seconds():
                client.wss_uri = None
                lost_at = loop.time()


class _Handler(AsyncBaseSocketModeHandler):
    """Hands every envelope to Bolt, and counts it."""

    client: SocketClient

    def __init__(
        self,
        app: FastAckApp,
        app_token: str,
        in_flight: InFlight,
        refused: RefusedRequests,
        after_gap: Callable[[], Awaitable[None]],
        ping_every: timedelta,
        short_lived: timedelta,
    ) -> None:
        self.app = self._app = app
        self.draining = False
        self._traffic, self._refused = in_flight, refused
        self.client = SocketClient(
            app_token,
            app.client,
            app.logger,
            self.deal_with,
            self.answered,
            after_gap,
            ping_interval=ping_every.total_seconds(),
            short_lived=short_lived,
        )

    async def answered(self) -> None:
        """Wait until what has come in is answered, for as long as Slack would."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._traffic.quiet(), ANSWER)

    async def deal_with(self, envelope: Envelope) -> None:
        """Have Bolt deal with one envelope. While draining, leave it: events come again, or go to another process."""
        if self.draining:
            log.info("request.left", type=envelope.type)
            return
        with self._traffic.one():
            began, answer = time(), await self._dispatched(envelope)
            request = SocketModeRequest(envelope.type, envelope.envelope_id, {})
            await send_async_response(self.client, request, answer, began)

    async def _dispatched(self, envelope: Envelope) -> BoltResponse:
        """Return the answer. What Slack does not document is acknowledged too: sent again, it is no better."""
        asked = UnreadEnvelope(envelope)
        try:
            if envelope.type == EVENT:
                # Of an event it must be known at once whether it comes again.
                return await self._app.async_dispatch(asked.read())
            return await self._app.async_dispatch_unread(asked)
        except MalformedPayload:
            self._refused.note("malformed")
            return BoltResponse(status=200)
