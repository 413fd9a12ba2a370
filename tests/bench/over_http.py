"""A local Slack that calls its app over HTTP."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, cast
from urllib.parse import urlencode

from starlette.websockets import WebSocket

from playground.running import Playground
from tests.bench.carrier import Carrier
from tests.bench.processes import PATIENCE, Connected, end_of, environment_for, process_of
from tests.signing import FORM

SENDER = ("tests.bench.sender",)
LOOK_EVERY = 0.02
JSON = "application/json"
REASONS = {"timeout": "http_timeout", "connection_failed": "http_error", "": ""}
"""Why an event comes again, as Slack says it over HTTP."""


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
) -> AsyncIterator[tuple[Connected, Carrier]]:
    """Start a program that the local Slack calls over HTTP, and end it in the end. Raises RuntimeError if it never listens."""
    began, port = perf_counter(), free_port()
    reached = {"PORT": str(port), "SLACK_SIGNING_SECRET": playground.signing_secret}
    environment = environment_for(playground, database) | reached | dict(more)
    async with process_of(program, environment, log) as process:
        await _listening(port, process, log)
        took = perf_counter() - began
        async with process_of(SENDER, environment, log.with_suffix(".sender.log")) as sender:
            carrier = Carrier(playground.slack.socket, sender, request_of, payload_of)
            async with carrying(playground, carrier):
                yield Connected(process, took), carrier


@asynccontextmanager
async def carrying(playground: Playground, carrier: Carrier) -> AsyncIterator[None]:
    """Have the carrier be the connection over which the local Slack reaches its app."""
    hearing = asyncio.create_task(carrier.hear())
    playground.slack.socket._sockets.append(cast("WebSocket", carrier))
    try:
        yield
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


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
