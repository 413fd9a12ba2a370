"""Slack's side of HTTP in a process of its own: signed requests, a connection for each (`python -m tests.bench.http_sender`).

A line on stdin is a request: `id`, `body` and `headers`, or `{"hold": true}`, after which requests are kept until
`{"hold": false}` lets all of them go in the same moment. A line on stdout says what was answered: `id`, `status`, `body`, and the
`milliseconds` from the attempt to connect to the answer. Like Slack it waits three seconds and hangs up then: the status is 0.
A request that begins later than it should, because this process has much to do, is not charged to the one that answers.
"""

import asyncio
import json
import os
import sys
from time import perf_counter
from typing import Any

from bot.manifest import PATH
from tests.signing import signed

PATIENCE = 3.0
LINE = 1 << 24


class Sender:
    """Sends to a port of this machine, signed with a secret."""

    def __init__(self, port: int, secret: str) -> None:
        self._port, self._secret = port, secret
        self._go = asyncio.Event()
        self._go.set()
        self._under_way: set[asyncio.Task[None]] = set()

    def take(self, line: dict[str, Any]) -> None:
        """Do what a line says."""
        if "hold" in line:
            (self._go.clear if line["hold"] else self._go.set)()
            return
        task = asyncio.create_task(self._send(line))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _send(self, line: dict[str, Any]) -> None:
        await self._go.wait()
        began = perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status, body = await self._answered(line["body"].encode(), line["headers"])
        except (TimeoutError, OSError, ValueError, IndexError):
            status, body = 0, ""
        said = {"id": line["id"], "status": status, "body": body, "milliseconds": (perf_counter() - began) * 1000}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()

    async def _answered(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Return status and body of the answer. Raises ValueError and IndexError for what is none."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            named = {**signed(body, secret=self._secret), **headers, "Content-Length": str(len(body))}
            lines = [f"POST {PATH} HTTP/1.1", "Host: baton", "Connection: close"]
            lines += [f"{name}: {value}" for name, value in named.items()]
            writer.write("\r\n".join([*lines, "", ""]).encode() + body)
            head, _, answer = (await reader.read()).partition(b"\r\n\r\n")
            return int(head.split()[1]), answer.decode()
        finally:
            writer.close()


async def run(sender: Sender) -> None:
    """Send until stdin ends."""
    reader = asyncio.StreamReader(limit=LINE)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        sender.take(json.loads(line))


async def main() -> None:
    """Send what is asked for to the port `PORT`, signed with `SLACK_SIGNING_SECRET`."""
    await run(Sender(int(os.environ["PORT"]), os.environ["SLACK_SIGNING_SECRET"]))


if __name__ == "__main__":
    asyncio.run(main())
