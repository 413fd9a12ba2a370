"""Companies that live through the year at the same time, each in a process of its own."""

import asyncio
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.monitoring import logs
from tests.year.company import Company, lived
from tests.year.comparison import Comparison
from tests.year.scenario import residents, script

START = datetime(2026, 1, 1, tzinfo=UTC)
AT_MOST = 100
"""People in one company."""


@dataclass(frozen=True)
class Lot:
    """What one company is drawn by: how many people, how many days, and a seed."""

    people: int
    days: int
    seed: str


def lots(people: int, days: int, seed: int) -> list[Lot]:
    """Return companies of nearly the same size for so many people."""
    number = -(-people // AT_MOST)
    sizes = [people // number + (rest < people % number) for rest in range(number)]
    return [Lot(size, days, f"{seed}/{which}") for which, size in enumerate(sizes)]


def live(lot: Lot) -> Comparison:
    """Live through a company's year, in a process of its own, and tell how it goes."""
    logs.configure("console", quiet=True)
    began = time.monotonic()

    def tell(words: str) -> None:
        print(f"{time.monotonic() - began:7.0f} s  company {lot.seed}: {words}", flush=True)

    everybody, end = residents(lot.people), START + timedelta(days=lot.days)
    company = Company(everybody, START, end, script(everybody, START, lot.days, Random(lot.seed)))
    # Nobody needs this database after a power cut, so where there is a disk in memory, it is there.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="baton-year-", dir=memory if memory.is_dir() else None) as folder:
        found = asyncio.run(lived(company, Path(folder), tell))
    tell(f"done, {found.in_time + found.late:,} messages, {_resident()} MB resident at most")
    return found


def _resident() -> int:
    """Return the most megabytes that this process had in memory."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
