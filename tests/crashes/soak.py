"""`make soak`: kills by the thousand. KILLS=10000 SEED=1 by default; prints its progress and the result.

Each round tells the stories of three accounts at once, by turns on SQLite and on PostgreSQL, to one to four processes that
share the work, and kills at boundaries chosen anew; of several processes some are told to stop instead, as in a
rolling restart. In every third round it is the short stories instead, on SQLite. Afterwards it is compared, word for word, with
the same without any. The exit status is 0 when nothing was lost or doubled.
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
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot import startup
from tests.crashes.final_state import FinalState, differences
from tests.crashes.kill_plans import once_at_each
from tests.crashes.short_stories import SHORT_STORIES, begin, tell_short
from tests.crashes.short_story import ShortStory
from tests.crashes.story_runner import StoryResult, tell
from tests.crashes.supervisor import ForkServer, Plan, kill_nobody
from tests.databases import a_postgresql_server, copied, execute, named
from tests.snapshots import Snapshot

ACCOUNTS = ("Fjordline Logistics", "Borealis Foods", "Kestrel Energy")
SIZES = (1, 4, 2, 3)
SHARES = (0.05, 0.2)
GENTLY = 0.1


@dataclass
class Soak:
    """How it goes so far. `kills` by boundary, and by database and number of processes. `postgresql`: a migrated database."""

    fork_server: ForkServer
    folder: Path
    postgresql: str
    wanted: int
    seed: int
    kills: Counter[str] = field(default_factory=Counter)
    kills_of: Counter[str] = field(default_factory=Counter)
    faults_of: Counter[str] = field(default_factory=Counter)
    rounds_of: Counter[str] = field(default_factory=Counter)
    stops: int = 0

    async def run(self) -> None:
        """Tell stories until there have been kills enough."""
        undisturbed = await tell(
            await self._database("sqlite"), self.fork_server, self.folder, random.Random(0), accounts=ACCOUNTS
        )
        kept = await begin(self.fork_server, Path(self._sqlite_file()), self.folder)
        quietly = [await self._short(short, kept, random.Random(0)) for short in SHORT_STORIES]
        number, began = 0, time.monotonic()
        while self.kills.total() < self.wanted:
            kind, size = ("sqlite", "postgresql")[number % 2], SIZES[number // 2 % len(SIZES)]
            number += 1
            if number % 3:
                faults = await self._round(undisturbed.final_state, number, kind, size)
            else:
                kind, faults = "short stories", await self._short_round(quietly, kept, number, size)
            print(
                f"{time.monotonic() - began:7.0f} s  round {number}: {kind} ×{size}, {self.kills.total()} kills, "
                f"{self.stops} stops, {self.faults_of.total()} faults",
                *(f"           {line}" for line in faults),
                sep="\n",
                flush=True,
            )

    async def _round(self, undisturbed: FinalState, number: int, kind: str, size: int) -> list[str]:
        """Run the stories once with kills; returns what was not as it should be."""
        rng, name = random.Random(f"{self.seed}/{number}"), f"{kind} ×{size}"
        plan = once_at_each(rng, rng.uniform(*SHARES), gently=GENTLY if size > 1 else 0.0)
        try:
            told = await tell(await self._database(kind), self.fork_server, self.folder, rng, plan, size, ACCOUNTS)
        except (AssertionError, TimeoutError) as failure:
            faults = [f"the story broke off: {failure!r}"]
        else:
            faults = differences(undisturbed, told.final_state)
            self._count(name, told)
        self.rounds_of[name] += 1
        self.faults_of[name] += len(faults)
        return faults

    async def _short_round(self, quietly: Sequence[StoryResult], kept: Snapshot, number: int, size: int) -> list[str]:
        """Tell every short story once with kills; returns what was not as it should be."""
        rng, name, found = random.Random(f"{self.seed}/{number}"), f"short stories ×{size}", list[str]()
        for short, undisturbed in zip(SHORT_STORIES, quietly, strict=True):
            plan = once_at_each(rng, rng.uniform(*SHARES), gently=GENTLY if size > 1 else 0.0)
            try:
                told = await self._short(short, kept, rng, plan, size)
            except (AssertionError, TimeoutError) as failure:
                found.append(f"{short.name}: it broke off: {failure!r}")
            else:
                found += [f"{short.name}: {line}" for line in differences(undisturbed.final_state, told.final_state)]
                self._count(name, told)
        self.rounds_of[name] += 1
        self.faults_of[name] += len(found)
        return found

    async def _short(
        self, short: ShortStory, kept: Snapshot, rng: random.Random, plan: Plan = kill_nobody, size: int = 1
    ) -> StoryResult:
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        return await tell_short(short, kept.copy_to(folder), self.fork_server, rng, plan, size)

    def _count(self, name: str, told: StoryResult) -> None:
        self.kills += Counter({str(boundary): count for boundary, count in told.kills.items()})
        self.kills_of[name] += told.kills.total()
        self.stops += told.stops

    async def _database(self, kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{self._sqlite_file()}"
        return await copied(self.postgresql)

    def _sqlite_file(self) -> str:
        return str(shutil.copy(self.folder / "template.db", self.folder / f"{uuid.uuid4().hex}.db"))

    def summary(self) -> str:
        """Return the kills by boundary, by database and processes, and the verdict."""
        where = [f"  {count:6} × {boundary}" for boundary, count in sorted(self.kills.items())]
        of = [
            f"  {self.kills_of[name]:6} kills, {self.faults_of[name]} faults in {rounds} rounds: {name}"
            for name, rounds in sorted(self.rounds_of.items())
        ]
        faults = self.faults_of.total()
        verdict = "nothing lost, nothing said twice" if not faults else f"{faults} faults"
        return "\n".join(
            [*where, *of, f"{self.kills.total()} kills, {self.stops} stops by SIGTERM (SEED={self.seed}): {verdict}"]
        )


async def _soak(server: str, folder: Path) -> int:
    kills, seed = int(os.environ.get("KILLS", "10000")), int(os.environ.get("SEED", "1"))
    sqlite, postgresql = f"sqlite:///{folder / 'template.db'}", named(server, "template")
    await execute(server, "CREATE DATABASE template")
    await startup.database(sqlite)
    await startup.database(postgresql)
    warm = shutil.copy(folder / "template.db", folder / "warm.db")
    with ForkServer.open(f"sqlite:///{warm}", await copied(postgresql)) as fork_server:
        soak = Soak(fork_server, folder, postgresql, kills, seed)
        await soak.run()
    print(soak.summary())
    return 1 if soak.faults_of.total() else 0


def main() -> int:
    """Run it, on databases that are thrown away."""
    with a_postgresql_server() as server, tempfile.TemporaryDirectory(prefix="baton-soak-") as folder:
        return asyncio.run(_soak(server, Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
