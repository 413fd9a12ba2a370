"""`make book`: a book lived through until its last handover has begun. ACCOUNTS=500 PEOPLE=40 PER_WEEK=10 by default.

The exit status is 0 when each account was begun once, nobody got more a week than they can carry, nobody heard twice in one
morning, and no job failed.
"""

import asyncio
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from pathlib import Path
from time import perf_counter, process_time
from zoneinfo import ZoneInfo

from structlog.testing import capture_logs

from bot.replay.environment import memory_folder
from handover.book.book import BookRow, RowState
from handover.time.timestamps import moment_of
from playground.running import Playground
from storage.store import Store
from tests.bench.book import read_list, stage

HERE = "T0PLAYGROUND"
STEP, MOST_DAYS = timedelta(hours=6), 120
WEEK = timedelta(days=7)
GREETINGS = ("Good morning", "Good afternoon")
BERLIN, ZONES = ZoneInfo("Europe/Berlin"), {"Dana Reyes": ZoneInfo("America/New_York")}


@dataclass(frozen=True)
class Lived:
    """What became of a book: faults in words, and what it took. `waits` are calls that waited for a limit of Slack's."""

    accounts: int
    days: int
    faults: tuple[str, ...]
    jobs: int
    waits: int
    cpu: float
    seconds: float


async def live(folder: Path, accounts: int, people: int, per_week: int) -> Lived:
    """Approve a book of so many accounts for so many people, and let days pass until the last of it has begun."""
    began, cpu, days = perf_counter(), process_time(), 0
    with capture_logs() as logs:
        async with stage(folder, people) as (playground, settled, lead, store):
            said = await read_list(lead, settled, accounts, people, per_week)
            await lead.click("That's right: make the plan", said)
            await settled()
            await lead.click("Approve …", lead.messages()[-1])
            await settled()
            await (await lead.modal()).submit()
            await settled()
            while any(row.waits for row in await _rows(store)) and days < MOST_DAYS:
                days += 1
                for _ in range(timedelta(days=1) // STEP):
                    await playground.clock.advance(STEP)
                    await settled()
            faults = (
                *_of_rows(await _rows(store), per_week),
                *_of_slack(playground, accounts),
                *_of_mornings(playground, people),
                *(f"failed: {one['kind']}, {one['why']}" for one in logs if one["event"] == "job.failed"),
            )
    told = Counter(one["event"] for one in logs)
    return Lived(
        accounts,
        days,
        faults,
        told["job.done"],
        told["job.rate_limited"],
        process_time() - cpu,
        perf_counter() - began,
    )


async def _rows(store: Store) -> tuple[BookRow, ...]:
    async with store.begin(HERE) as unit:
        [book] = await unit.books.all()
        return await unit.books.rows(book.id)


def _of_rows(rows: Iterable[BookRow], per_week: int) -> Iterator[str]:
    """Yield which accounts were not begun, and who got more in seven days than they can carry."""
    begun: defaultdict[str, list[date]] = defaultdict(list)
    for row in rows:
        if row.state is not RowState.STARTED or row.started_at is None:
            yield f"{row.listed.name}: {row.state}, {row.hold}"
        else:
            begun[row.incoming].append(row.started_at.astimezone(UTC).date())
    for user, days in begun.items():
        most = max(sum(timedelta(0) <= other - one < WEEK for other in days) for one in days)
        if most > per_week:
            yield f"{user}: {most} in a week"


def _of_slack(playground: Playground, accounts: int) -> Iterator[str]:
    """Yield what is wrong with the channels of the handovers, and which of Slack's rules were broken."""
    opened = [one for one in playground.workspace.channels if one.name.startswith("handover-")]
    if len(opened) != accounts or len({one.name for one in opened}) != accounts:
        yield f"{len(opened)} channels for {accounts} accounts"
    yield from map(str, playground.inspector.rules_broken)


def _of_mornings(playground: Playground, people: int) -> Iterator[str]:
    """Yield who has heard twice in a morning."""
    for name in ("Dana Reyes", *(f"Crowd {number}" for number in range(people))):
        person = playground.member(name)
        said = (one.message for one in person.messages() if one.message.text.startswith(GREETINGS))
        days = Counter(moment_of(one.ts).astimezone(ZONES.get(name, BERLIN)).date() for one in said)
        yield from (f"{name} heard {number} times on {day}" for day, number in days.items() if number > 1)


def main() -> int:
    """Live through the book and print what it took. Return the exit status."""
    accounts, people, per_week = (
        int(os.environ.get(*one)) for one in (("ACCOUNTS", "500"), ("PEOPLE", "40"), ("PER_WEEK", "10"))
    )
    print(f"{accounts} accounts, {people} people (ACCOUNTS={accounts} PEOPLE={people} PER_WEEK={per_week})", flush=True)
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        lived = asyncio.run(live(Path(folder), accounts, people, per_week))
    for fault in lived.faults[:50]:
        print(f"  ✗ {fault}")
    print(
        f"{lived.days} days, {lived.jobs:,} jobs, {lived.waits:,} waits for Slack's limits; {lived.seconds:.0f} s, CPU "
        f"{lived.cpu:.0f} s: {len(lived.faults)} faults"
    )
    return 1 if lived.faults else 0


if __name__ == "__main__":
    sys.exit(main())
