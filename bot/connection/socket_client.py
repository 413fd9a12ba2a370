"""The SDK's Socket Mode client, minding its manners: answers before it leaves, does not rush back, says once what is wrong."""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from datetime import timedelta
from logging import Logger

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.connection.backlog import Backlog
from bot.connection.envelopes import Envelope, envelope_of
from jobs.engine.slack_errors import CALL_FAILED, ErrorMeaning, classify
from services.admission import note_arrival

SHORT_LIVED = timedelta(seconds=10)
"""A connection that Slack ends sooner was not wanted: the next ones are made ever more slowly."""
LONGEST_PAUSE = 30.0
FROM_SETTINGS = "https://api.slack.com/apps → your app"
SWITCHED_OFF = (
    f'Socket Mode is switched off: switch it on at {FROM_SETTINGS} → "Socket Mode". Baton goes on trying; what is said to it '
    "until then is lost, except for what Slack sends again."
)
REFUSED = (
    f'Slack refuses to connect. Look at {FROM_SETTINGS} → "Socket Mode", and at the App-Level Token under "Basic Information"; '
    "for a new token, set SLACK_APP_TOKEN and start Baton anew. Baton goes on trying."
)

log = structlog.get_logger(__name__)


class SocketClient(SocketModeClient):
    """Slack ends every connection after some hours, and tells so beforehand; any connection may break at any time."""

    def __init__(
        self,
        app_token: str,
        web_client: AsyncWebClient,
        logger: Logger,
        hand_on: Callable[[Envelope], Awaitable[None]],
        answered: Callable[[], Awaitable[None]],
        after_gap: Callable[[], Awaitable[None]],
        *,
        ping_interval: float,
        short_lived: timedelta,
    ) -> None:
        """Have `hand_on` deal with each envelope.

        Wait for `answered` before a connection that still works is given up: an answer cannot follow over the next one.
        Await `after_gap` with each connection but the first: before it there was none, for however short a time.
        """
        super().__init__(app_token, logger, web_client, ping_interval=ping_interval)
        self._hand_on, self._answered, self._after_gap = hand_on, answered, after_gap
        self._short_lived = short_lived.total_seconds()
        loop = asyncio.get_running_loop()
        self._backlog = Backlog(loop.time, loop.call_later)
        self._connected_at = 0.0
        self._in_a_row = 0
        self._leaving = False
        self._refused = ""
        self._dealing_with: set[asyncio.Task[None]] = set()

    async def issue_new_wss_url(self) -> str:
        """Return a fresh address, waiting as long as Slack asks to. Raises what the client raises, and says a refusal once."""
        while True:
            try:
                answer = await self.web_client.apps_connections_open(app_token=self.app_token)
            except SlackApiError as error:
                slack_error = classify(error)
                if slack_error.meaning is not ErrorMeaning.WAIT or slack_error.wait is None:
                    self._say("" if slack_error.says_nothing_of_tokens else slack_error.why)
                    raise
                await asyncio.sleep(slack_error.wait.total_seconds())
            else:
                self._refused = ""
                return str(answer["url"])

    async def connect(self) -> None:
        """Connect to the address at hand."""
        anew = self._connected_at > 0
        await super().connect()  # type: ignore[no-untyped-call]  # the SDK leaves it bare
        self._connected_at = asyncio.get_running_loop().time()
        if anew:
            await self._after_gap()

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        """Connect anew; after connections that did not last, later each time."""
        await asyncio.sleep(self._pause())
        await super().connect_to_new_endpoint(force)

    async def process_message(self) -> None:
        """Have the next message that has come in dealt with, beside all others; its time counts from when it may have come."""
        raw_message = await self.message_queue.get()
        if raw_message is None:
            return
        envelope = envelope_of(raw_message) if raw_message.startswith("{") else Envelope()
        task = contextvars.copy_context().run(self._deal_with, envelope)
        self._dealing_with.add(task)
        task.add_done_callback(self._dealing_with.discard)

    def _deal_with(self, envelope: Envelope) -> asyncio.Task[None]:
        session = self.current_session
        note_arrival(self._backlog.arrival(None if session is None else session.get_extra_info("socket")))
        return asyncio.create_task(self._take(envelope))

    async def _take(self, envelope: Envelope) -> None:
        """Hand an envelope on, or leave this connection because Slack says so."""
        if envelope.type == "disconnect":
            await self._leave(envelope.reason or "unknown")
        elif envelope.to_be_answered:
            try:
                await self._hand_on(envelope)
            except Exception:  # whatever it is, others still want to be answered
                log.exception("slack.envelope_failed", type=envelope.type)

    async def _leave(self, reason: str) -> None:
        if reason == "link_disabled":
            log.error("slack.socket_mode_off", todo=SWITCHED_OFF)
        else:
            log.info("slack.reconnecting", reason=reason)
        if self._leaving:
            return
        self._leaving = True
        try:
            await self._answered()
            await self.connect_to_new_endpoint(force=True)
        except CALL_FAILED as error:
            # The SDK goes on trying by itself, as it does when a connection breaks.
            log.info("slack.not_reconnected", why=classify(error).why)
        finally:
            self._leaving = False

    def _pause(self) -> float:
        """Return for how many seconds to hold off: none after a connection that lasted, or one that did not."""
        lasted = asyncio.get_running_loop().time() - self._connected_at
        self._in_a_row = 0 if lasted > self._short_lived else self._in_a_row + 1
        return min(2.0 ** (self._in_a_row - 2), LONGEST_PAUSE) if self._in_a_row > 1 else 0.0

    def _say(self, why: str) -> None:
        if why and why != self._refused:
            log.error("slack.socket_refused", why=why, todo=REFUSED)
        self._refused = why
