"""`make soak`: kills by the thousand. KILLS=10000 SEED=1 by default; prints how it goes, and a verdict.

Each round tells the stories of three accounts at once, by turns on SQLite (one process) and on PostgreSQL (one to four
processes that share the work), and deals out deaths at boundaries chosen anew, and now and then a SIGTERM. Afterwards it
is compared with a round without any. The exit status is 0 when nothing was lost or doubled.
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot import preparing
from tests.crashes.aftermath import Aftermath, aftermath, differences
from tests.crashes.hands import StoryFailed
from tests.crashes.household import Household, Nursery
from tests.crashes.plans import once_at_each
from tests.crashes.telling import household, story, whole
from tests.databases import a_postgresql_server, execute, named

ACCOUNTS = ("Fjordline Logistics", "Borealis Foods", "Kestrel Energy")
MOST_PROCESSES = 4
BETWEEN_RESTARTS = (1.0, 6.0)


@dataclass
class Soak:
    """How it goes so far."""

    nursery: Nursery
    folder: Path
    server: str
    wanted: int
    seed: int
    kills: Counter[str] = field(default_factory=Counter)
    restarts: int = 0
    faults: list[str] = field(default_factory=list)

    async def run(self) -> None:
        """Tell stories until there have been kills enough."""
        expected = await self._round(random.Random(0), 0.0, "sqlite", 1)
        number, began = 0, time.monotonic()
        while sum(self.kills.values()) < self.wanted:
            number += 1
            rng = random.Random(f"{self.seed}/{number}")
            kind = ("sqlite", "postgresql")[number % 2]
            size = 1 if kind == "sqlite" else rng.randint(1, MOST_PROCESSES)
            try:
                found = differences(expected, await self._round(rng, rng.uniform(0.1, 0.5), kind, size))
            except (StoryFailed, TimeoutError) as failure:
                found = [f"the story broke off: {failure!r}"]
            self.faults += [f"round {number}, {kind} ×{size}: {line}" for line in found]
            print(
                f"{time.monotonic() - began:7.0f} s  round {number}: {kind} ×{size}, {sum(self.kills.values())} kills, "
                f"{self.restarts} restarts, {len(self.faults)} faults",
                flush=True,
            )
            for line in found:
                print(f"           {line}", flush=True)

    async def _round(self, rng: random.Random, share: float, kind: str, size: int) -> Aftermath:
        database = await self._database(kind)
        async with household(database, self.nursery, self.folder, rng, size) as (playground, home):
            restarting = asyncio.create_task(self._restart(home, rng)) if share and size > 1 else None
            if share:
                home.plan = once_at_each(rng, share)
            try:
                await whole(*(story(playground, home, account) for account in ACCOUNTS))
            finally:
                if restarting is not None:
                    restarting.cancel()
                    await asyncio.gather(restarting, return_exceptions=True)
                self.kills += Counter({str(boundary): count for boundary, count in home.kills.items()})
            home.plan = lambda _boundary, _what: False
            await home.settled()
            return await aftermath(playground, database)

    async def _restart(self, home: Household, rng: random.Random) -> None:
        while True:
            await asyncio.sleep(rng.uniform(*BETWEEN_RESTARTS))
            await home.restart()
            self.restarts += 1

    async def _database(self, kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{shutil.copy(self.folder / 'template.db', self.folder / f'{uuid.uuid4().hex}.db')}"
        name = f"crash_{uuid.uuid4().hex}"
        await execute(self.server, f"CREATE DATABASE {name}")
        await preparing.database(named(self.server, name))
        return named(self.server, name)


async def _soak(server: str, folder: Path) -> int:
    kills, seed = int(os.environ.get("KILLS", "10000")), int(os.environ.get("SEED", "1"))
    await preparing.database(f"sqlite:///{folder / 'template.db'}")
    async with Nursery.open() as nursery:
        soak = Soak(nursery, folder, server, kills, seed)
        await soak.run()
    for boundary, count in sorted(soak.kills.items()):
        print(f"  {count:6} × {boundary}")
    verdict = "nothing lost, nothing said twice" if not soak.faults else f"{len(soak.faults)} faults"
    print(f"{sum(soak.kills.values())} kills, {soak.restarts} rolling restarts (SEED={seed}): {verdict}")
    return 1 if soak.faults else 0


def main() -> int:
    """Run it, on databases that are thrown away."""
    with a_postgresql_server() as server, tempfile.TemporaryDirectory(prefix="baton-soak-") as folder:
        return asyncio.run(_soak(server, Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
