"""`python -m tests.bench`: measure, print, keep. The exit status is 0 unless something crashed: aims are not tests."""

import asyncio
import sys
import tempfile
from pathlib import Path

from bot.manifest import FILE
from playground.running import Playground
from tests.bench import interactions, local_bot, page
from tests.bench.figures import Figure, keep, table

KEPT = FILE.parent / "build" / "bench.json"


async def measure() -> list[Figure]:
    """Return everything there is to measure, one thing after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with Playground.serve(FILE, frozen=False) as playground:
            ready = await local_bot.starts(playground, folder)
            async with local_bot.running(playground, folder / "baton.db") as bot:
                waits = await interactions.measured(playground)
                seen = await page.measured(playground)
                memory = local_bot.memory(bot)
    return [*waits, await local_bot.replay(), *ready, memory, seen]


def main() -> None:
    """Measure, print the table, and keep it."""
    figures = asyncio.run(measure())
    sys.stdout.write(table(figures) + "\n")
    keep(figures, KEPT)
    sys.stdout.write(f"\nKept in {KEPT.relative_to(Path.cwd()) if KEPT.is_relative_to(Path.cwd()) else KEPT}\n")


if __name__ == "__main__":
    main()
