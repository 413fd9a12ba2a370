"""A local Slack that calls its app over HTTP: what it would send over Socket Mode goes through a sender of its own process.

It takes the place of a connection of the app's in the local Slack, so people, payloads, checks of the answers, and events that come
again are the same in both modes.
"""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from time import perf_counter
from typing import Any, cast
from urllib.parse import urlencode

from starlette.websockets import WebSocket

from playground.platform.acknowledgements import Unanswered
from playground.platform.socket_mode import SocketHub
from playground.running import Playground
from tests.bench.processes import PATIENCE, Connected, end_of, environment_for, process_of
from tests.signing import FORM

SENDER = ("tests.bench.http_sender",)
LOOK_EVERY = 0.02
JSON = "application/json"
REASONS = {"timeout": "http_timeout", "connection_failed": "http_error", "": ""}
"""Why an event comes again, as Slack says it over HTTP."""


class HttpCarrier:
    """Carries envelopes as signed requests, and answers back as acknowledgements. Notes how long each took, in milliseconds."""

    def __init__(self, hub: SocketHub, process: asyncio.subprocess.Process) -> None:
        self._hub, self._process = hub, process
        self.waits: list[float] = []
        """One for each request that Slack waits for with somebody at a screen; 3,000 where nothing came in time."""
        self.event_waits: list[float] = []
        """One for each delivery of an event."""
        self.refused: list[int] = []
        """Every status that was not 200; 0 for no answer in time."""
        self._events: set[str] = set()
        self._handed = 0
        self._more = asyncio.Event()

    async def send_json(self, envelope: Mapping[str, Any]) -> None:
        """Send an envelope. Its acknowledgement follows."""
        if envelope["type"] == "events_api":
            self._events.add(envelope["envelope_id"])
        await self._tell({"id": envelope["envelope_id"], **request_of(envelope)})
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

    def forget(self) -> None:
        """Begin to note anew."""
        for noted in (self.waits, self.event_waits, self.refused):
            noted.clear()

    async def close(self, _code: int = 1000) -> None:
        """Do nothing: each request has a connection of its own."""

    async def hear(self) -> None:
        """Take in answers until the sender ends."""
        if self._process.stdout is None:
            raise AssertionError("started without a pipe")
        while line := await self._process.stdout.readline():
            self._heard(json.loads(line))

    def _heard(self, said: Mapping[str, Any]) -> None:
        (self.event_waits if said["id"] in self._events else self.waits).append(said["milliseconds"])
        if said["status"] == HTTPStatus.OK:
            self._hub._received(json.dumps({"envelope_id": said["id"], "payload": payload_of(said["body"])}))
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


def request_of(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Return body and headers with which Slack sends over HTTP what an envelope holds."""
    payload = envelope["payload"]
    match envelope["type"]:
        case "events_api":
            headers = {"Content-Type": JSON}
            if envelope["retry_attempt"]:
                headers |= {
                    "X-Slack-Retry-Num": str(envelope["retry_attempt"]),
                    "X-Slack-Retry-Reason": REASONS[envelope["retry_reason"]],
                }
            return {"body": json.dumps(payload), "headers": headers}
        case "slash_commands":
            return {"body": urlencode(payload), "headers": {"Content-Type": FORM}}
        case _:
            return {"body": urlencode({"payload": json.dumps(payload)}), "headers": {"Content-Type": FORM}}


def payload_of(body: str) -> object:
    """Return what an answer says: nothing, JSON, or plain words, as a command may be answered."""
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return {"text": body}


@asynccontextmanager
async def called(
    playground: Playground, database: str, log: Path, program: tuple[str, ...], more: Mapping[str, str]
) -> AsyncIterator[tuple[Connected, HttpCarrier]]:
    """Start a program that the local Slack calls over HTTP, and end it in the end. Raises RuntimeError if it never listens."""
    began, port = perf_counter(), _free_port()
    reached = {"PORT": str(port), "SLACK_SIGNING_SECRET": playground.signing_secret}
    environment = environment_for(playground, database) | reached | dict(more)
    async with process_of(program, environment, log) as process:
        await _listening(port, process, log)
        took = perf_counter() - began
        async with process_of(SENDER, environment, log.with_suffix(".sender.log")) as sender:
            carrier = HttpCarrier(playground.slack.socket, sender)
            hearing = asyncio.create_task(carrier.hear())
            playground.slack.socket._sockets.append(cast("WebSocket", carrier))
            try:
                yield Connected(process, took), carrier
            finally:
                playground.slack.socket._sockets.clear()
                hearing.cancel()


async def _listening(port: int, process: asyncio.subprocess.Process, log: Path) -> None:
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            while process.returncode is None:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                except OSError:
                    await asyncio.sleep(LOOK_EVERY)
                else:
                    writer.close()
                    return
    except TimeoutError:
        pass
    raise RuntimeError(f"it never listened:\n{end_of(log)}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
