"""Programs under measurement, each in a process of its own, connected to a playground in this one."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

from bot.manifest import FILE
from playground.running import Playground
from tests.bench.gauges import Reading

ROOT = FILE.parent
PATIENCE = timedelta(seconds=60)
"""How long a start may take before something is wrong."""
BATON = ("bot", "run")
MEASURED = ("tests.bench.measured_bot",)
STOCK = ("tests.bench.stock_bolt",)
LEAST = ("tests.bench.least_app",)
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Connected:
    """A program whose socket is connected. `seconds` passed from the start of its process until then."""

    process: asyncio.subprocess.Process
    seconds: float

    def megabytes(self) -> float | None:
        """Return what of it is resident in memory; None where there is no /proc."""
        kilobytes = self._proc("status")
        if kilobytes is None:
            return None
        return int(next(line.split()[1] for line in kilobytes.splitlines() if line.startswith("VmRSS:"))) / 1024

    def busy(self) -> float | None:
        """Return the seconds of processor time it has used; None where there is no /proc."""
        told = self._proc("stat")
        if told is None:
            return None
        # Behind the program's name, which may hold anything: user and system time are the 12th and 13th.
        ticks = told.rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) / CLOCK_TICKS

    async def read(self) -> Reading:
        """Return what a measured bot has counted since it was asked last."""
        if self.process.stdout is None:
            raise AssertionError("started without a pipe")
        self.process.send_signal(signal.SIGUSR1)
        return Reading(**json.loads(await self.process.stdout.readline()))

    def _proc(self, name: str) -> str | None:
        file = Path(f"/proc/{self.process.pid}/{name}")
        return file.read_text() if file.exists() else None


@asynccontextmanager
async def connected(
    playground: Playground,
    database: str,
    log: Path,
    program: tuple[str, ...] = BATON,
    more: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[Connected]:
    """Start a program (`python -m …`), wait until it is connected, and end it in the end. Raises RuntimeError if it never is."""
    began = perf_counter()
    environment = environment_for(playground, database) | {"SLACK_APP_TOKEN": playground.app_token} | dict(more)
    async with process_of(program, environment, log) as process:
        await _wait(playground, process, log)
        yield Connected(process, perf_counter() - began)


@asynccontextmanager
async def process_of(
    program: tuple[str, ...], environment: Mapping[str, str], log: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start a program (`python -m …`) and end it in the end. What it says of errors goes to `log`."""
    with log.open("wb") as complaints:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *program),
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=complaints,
            limit=1 << 24,
            # Where the system shares processors among sessions, the program and the local Slack are not to share one part.
            start_new_session=True,
        )
        try:
            yield process
        finally:
            await _ended(process)


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    await process.wait()


async def _wait(playground: Playground, process: asyncio.subprocess.Process, log: Path) -> None:
    """Wait for the program's socket, or for its end without one."""
    waiting = {asyncio.create_task(playground.slack.socket.connected()), asyncio.create_task(process.wait())}
    await asyncio.wait(waiting, timeout=PATIENCE.total_seconds(), return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    if not playground.slack.socket.connections:
        raise RuntimeError(f"it never connected:\n{end_of(log)}")


def end_of(log: Path) -> str:
    """Return what a program said last."""
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]


def environment_for(playground: Playground, database: str) -> dict[str, str]:
    """Return what a program finds in its environment, but for how the local Slack reaches it."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": database,
        "BATON_LOG_FORMAT": "json",
    }
