"""`make year`: a simulated year of mornings. PEOPLE=200 DAYS=365 SEED=1 by default; prints what became of every day.

People live in companies of a hundred at most, each with a workspace, a bot and a database of its own, as many at once as
the machine has processors. The exit status is 0 when everybody heard once on every day they had to, and on no other.
"""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.year.comparison import Comparison, together
from tests.year.processes import live, lots

SHOWN = 50
"""Faults that are printed."""


def report(found: Comparison) -> Iterator[str]:
    """Yield what became of all days, and each fault, line by line."""
    rows = [("heard on time", found.in_time), ("heard late the same day, after an outage", found.late)]
    rows += [(f"left out: {reason}", count) for reason, count in found.left_out.most_common()]
    yield from (f"  {count:8,}  {words}" for words, count in rows)
    yield f"  {found.days:8,}  days in all"
    yield from (f"  ✗ {words}" for words in found.faults[:SHOWN])
    if len(found.faults) > SHOWN:
        yield f"  … and {len(found.faults) - SHOWN} more"


def main() -> int:
    """Live through the year and print the comparison. Return the exit status."""
    people, days, seed = (int(os.environ.get(*one)) for one in (("PEOPLE", "200"), ("DAYS", "365"), ("SEED", "1")))
    print(f"{people} people, {days} days (PEOPLE={people} DAYS={days} SEED={seed})", flush=True)
    began = time.monotonic()
    with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=get_context("spawn")) as processes:
        found = together(processes.map(live, lots(people, days, seed)))
    for line in report(found):
        print(line)
    compare = (
        f"{len(found.faults)} faults"
        if found.faults
        else "everybody heard on every day they had to, once, and on no other"
    )
    print(f"{time.monotonic() - began:.0f} s (SEED={seed}): {compare}")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
