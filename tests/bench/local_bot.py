"""The bot as people run it: `python -m bot run` in a process of its own, against a playground in this one."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from bot.manifest import FILE
from playground.running import Playground
from tests.bench.figures import Figure

ROOT = FILE.parent
READY_AIM, MEMORY_AIM = 2.0, 120.0
PATIENCE = timedelta(seconds=60)
"""How long a start may take before something is wrong."""


@dataclass(frozen=True)
class LocalBot:
    """A bot that is connected. `seconds` passed from the start of its process until its socket was connected."""

    process: asyncio.subprocess.Process
    seconds: float


@asynccontextmanager
async def running(playground: Playground, database: Path) -> AsyncIterator[LocalBot]:
    """Start the bot on this database, wait until it is connected, and end it in the end. Raises RuntimeError if it never is."""
    log = database.with_suffix(".log")
    with log.open("wb") as complaints:
        began = perf_counter()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=_environment(playground, database),
            stdout=complaints,
            stderr=complaints,
        )
        try:
            await _connected(playground, process, log)
            yield LocalBot(process, perf_counter() - began)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _connected(playground: Playground, process: asyncio.subprocess.Process, log: Path) -> None:
    """Wait for the bot's socket, or for the process to end without one."""
    waiting = {asyncio.create_task(playground.slack.socket.connected()), asyncio.create_task(process.wait())}
    await asyncio.wait(waiting, timeout=PATIENCE.total_seconds(), return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    if not playground.slack.socket.connections:
        raise RuntimeError(f"the bot never connected:\n{_end_of(log)}")


async def starts(playground: Playground, folder: Path) -> tuple[Figure, Figure]:
    """Return how long the bot takes to be ready: the first time, when it makes its database, and from then on."""
    database = folder / "starts.db"
    async with running(playground, database) as first:
        pass
    again = []
    for _ in range(3):
        async with running(playground, database) as bot:
            again.append(bot.seconds)
    return (
        Figure(
            "bot ready after its process starts", READY_AIM, first.seconds, "s", "the first time: makes its database"
        ),
        Figure("… and every time after", READY_AIM, max(again), "s", f"the slowest of {len(again)}"),
    )


def memory(bot: LocalBot) -> Figure:
    """Return what of the bot is resident, after all it has done. Read from /proc, which only Linux has."""
    status = Path(f"/proc/{bot.process.pid}/status")
    what = "bot resident in memory"
    if not status.exists():
        return Figure(what, MEMORY_AIM, None, "MB", "there is no /proc on this machine")
    kilobytes = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return Figure(what, MEMORY_AIM, int(kilobytes) / 1024, "MB", "after all of this")


async def replay() -> Figure:
    """Return how long three weeks take from the command to its end. Raises RuntimeError when the story broke off."""
    words: Sequence[str] = (sys.executable, "-m", "bot", "replay")
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(*words, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    seconds = perf_counter() - began
    if process.returncode != 0:
        raise RuntimeError(f"python -m bot replay broke off:\n{told.decode()[-2000:]}")
    return Figure("three weeks replayed", 5.0, seconds, "s", "python -m bot replay, from its start to its end")


def _end_of(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]


def _environment(playground: Playground, database: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": f"sqlite:///{database}",
        "BATON_LOG_FORMAT": "json",
    }
