"""How long the bot takes until it is connected, and a whole story from its start to its end."""

import asyncio
import sys
from pathlib import Path
from time import perf_counter

from bot.manifest import FILE
from playground.running import Playground
from tests.bench.figures import Figure, at_most
from tests.bench.processes import ROOT, connected

READY_AIM, REPLAY_AIM = 1.5, 5.0
AGAIN = 3


async def measured(folder: Path) -> list[Figure]:
    """Return how long the first start takes, when it makes its database, the starts after it, and `python -m bot replay`."""
    seconds = []
    async with Playground.serve(FILE, frozen=False) as playground:
        for _ in range(1 + AGAIN):
            async with connected(playground, f"sqlite:///{folder / 'starts.db'}", folder / "starts.log") as bot:
                seconds.append(bot.seconds)
    return [
        Figure("start to connected, the first time", seconds[0], "s", at_most(READY_AIM), "makes its database"),
        Figure("… and every time after", max(seconds[1:]), "s", at_most(READY_AIM), f"the slowest of {AGAIN}"),
        await _replay(),
    ]


async def _replay() -> Figure:
    """Return how long three weeks take. Raises RuntimeError when the story broke off."""
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "replay"), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    seconds = perf_counter() - began
    if process.returncode != 0:
        raise RuntimeError(f"python -m bot replay broke off:\n{told.decode()[-2000:]}")
    return Figure(
        "three weeks replayed", seconds, "s", at_most(REPLAY_AIM), "python -m bot replay, from its start to its end"
    )
