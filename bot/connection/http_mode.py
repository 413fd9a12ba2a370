"""Being called by Slack over HTTP: one address for commands, events and interactions.

Nothing of a request is read as anything before its signature is right: headers first, then so many bytes at most, then the
signature over them, and only then the payload. What is refused is counted and costs no line of the log each.
"""

import errno
from time import time

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_sdk.signature import SignatureVerifier

from bot.connection.bounded_server import HELD, READ, BoundedServer, began, busy, idle, refusal
from bot.connection.in_flight import InFlight
from bot.connection.listener_runner import FastAckApp
from bot.connection.payloads import MalformedPayload, is_json
from bot.connection.refused_requests import RefusedRequests
from bot.connection.unread import UnreadRequest
from bot.manifest import PATH
from bot.problem import SetupProblem
from services.admission import note_arrival

ANSWER = 3.0
"""Seconds that Slack waits for an answer; when the bot stops, no longer is waited for one."""
LARGEST = 1024 * 1024
"""Bytes of the largest body that is read. Slack's largest, a form with 250 kB of blocks, stays below."""
BACKLOG = 1024
"""Connections that may wait to be accepted. Of more the system says nothing to the caller, who tries again a second later."""
FRESH = 5 * 60
"""Seconds for which a signature counts, so that nobody can send again later what they have overheard."""
SIGNATURE, TIMESTAMP = "X-Slack-Signature", "X-Slack-Request-Timestamp"


class HttpMode:
    """A web server for Slack's requests."""

    def __init__(
        self,
        app: FastAckApp,
        secret: str,
        host: str,
        port: int,
        in_flight: InFlight,
        refused: RefusedRequests,
        *,
        most: int | None = None,
        read: float = READ,
        held: int = HELD,
    ) -> None:
        """Answer at this address what is signed with the secret.

        There are `most` connections, by default what fits the process, and each has `read` seconds to send a request. Half-sent
        ones hold `held` bytes together at most.
        """
        self._app, self._host, self._port, self._traffic, self._refused = app, host, port, in_flight, refused
        self._most, self._read_within, self._held = most, read, held
        self._signatures = SignatureVerifier(secret)
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        """Listen. Raises `SetupProblem` when the address cannot be had."""
        self._runner = web.ServerRunner(
            BoundedServer(self._answer, self._refused.note, self._most, self._read_within, self._held),
            shutdown_timeout=ANSWER,
        )
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port, backlog=BACKLOG).start()
        except OSError as error:
            await self.stop()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
                raise
            raise SetupProblem(
                f"Port {self._port} on {self._host} can't be used ({error.strerror}). "
                "Set PORT to a free one, and BATON_HOST to an address of this machine."
            ) from None

    async def connected(self) -> bool:
        """Return whether we listen."""
        return self._runner is not None and bool(self._runner.addresses)

    async def stop(self) -> None:
        """Listen no more, and answer what has come in, while Slack waits for it."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        note_arrival(began(request))
        if request.path != PATH:
            return self._no(404, "unknown_path")
        if request.method != "POST":
            return self._no(405, "not_post", {"Allow": "POST"})
        if request.content_length is not None and request.content_length > LARGEST:
            return self._no(413, "too_large")
        if not self._may_be_signed(request):
            return self._no(401, "unsigned")
        try:
            body = await _read(request)
        except (web.RequestPayloadError, ConnectionError) as broken:
            # The request keeps this error, whose trace would keep the request: for ever, for Python does not find that circle.
            broken.__traceback__ = None
            return refusal(400) if isinstance(broken, ConnectionError) else self._no(400, "not_http")
        if body is None:
            return self._no(413, "too_large")
        if not self._is_signed(request, body):
            return self._no(401, "unsigned")
        busy(request)
        try:
            return await self._dispatched(request, body)
        finally:
            idle(request)

    async def _dispatched(self, request: web.BaseRequest, body: bytes) -> web.StreamResponse:
        asked = UnreadRequest(body, request.headers, request.query_string)
        try:
            with self._traffic.one():
                if is_json(body, request.headers):
                    # An event, of which it must be known at once whether it comes again.
                    answer = await self._app.async_dispatch(asked.read())
                else:
                    answer = await self._app.async_dispatch_unread(asked)
        except MalformedPayload:
            return self._no(400, "malformed")
        return await to_aiohttp_response(answer)

    def _may_be_signed(self, request: web.BaseRequest) -> bool:
        """Return whether it carries a signature that could be right, before its body is read."""
        signature, timestamp = request.headers.get(SIGNATURE, ""), request.headers.get(TIMESTAMP, "")
        if not (signature.startswith("v0=") and signature.isascii() and timestamp.isascii() and timestamp.isdecimal()):
            return False
        return abs(time() - int(timestamp[:20])) <= FRESH

    def _is_signed(self, request: web.BaseRequest, body: bytes) -> bool:
        """Return whether Slack has signed it."""
        try:
            return self._signatures.is_valid(body, request.headers[TIMESTAMP], request.headers[SIGNATURE])
        except UnicodeDecodeError:
            return False

    def _no(self, status: int, why: str, headers: dict[str, str] | None = None) -> web.Response:
        self._refused.note(why)
        return refusal(status, headers)


async def _read(request: web.BaseRequest) -> bytes | None:
    """Return the body, None for one that is too large. Raises RequestPayloadError when it does not arrive whole."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.content.iter_any():
        chunks.append(chunk)
        size += len(chunk)
        if size > LARGEST:
            return None
    return b"".join(chunks)
