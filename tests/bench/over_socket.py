"""A local Slack whose app connects to a sender instead, which carries its envelopes over Socket Mode."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from playground.running import Playground
from tests.bench.carrier import Carrier
from tests.bench.over_http import carrying, free_port
from tests.bench.processes import PATIENCE, Connected, end_of, environment_for, process_of

SENDER = ("tests.bench.sender", "socket")


def request_of(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Return an envelope as it goes over the connection."""
    return {"body": json.dumps(envelope)}


def payload_of(answer: str) -> object:
    """Return what an acknowledgement holds."""
    return json.loads(answer).get("payload")


@asynccontextmanager
async def connected_to_sender(
    playground: Playground, database: str, log: Path, program: tuple[str, ...], more: Mapping[str, str]
) -> AsyncIterator[tuple[Connected, Carrier]]:
    """Start a program that connects to a sender, and end it in the end. Raises RuntimeError if it never connects."""
    began, port = perf_counter(), free_port()
    playground.slack.socket.address = f"ws://127.0.0.1:{port}"
    given = {"SLACK_APP_TOKEN": playground.app_token, "RELAY": str(port)}
    environment = environment_for(playground, database) | given | dict(more)
    async with process_of(SENDER, environment, log.with_suffix(".sender.log")) as sender:
        carrier = Carrier(playground.slack.socket, sender, request_of, payload_of)
        async with carrying(playground, carrier), process_of(program, environment, log) as process:
            try:
                async with asyncio.timeout(PATIENCE.total_seconds()):
                    await carrier.connected.wait()
            except TimeoutError:
                raise RuntimeError(f"it never connected:\n{end_of(log)}") from None
            yield Connected(process, perf_counter() - began), carrier
