"""A company that lives through a time: what is planned is done, and every day of everybody is judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import preparing
from tests.year.deeds import Planned
from tests.year.record import on_record
from tests.year.verdict import Verdict, verdict
from tests.year.world import Resident, World, world


@dataclass(frozen=True)
class Company:
    """Its people, and what they do between two moments (UTC), in order."""

    residents: Sequence[Resident]
    start: datetime
    end: datetime
    plan: Sequence[Planned]


async def lived(company: Company, folder: Path, tell: Callable[[str], object] = str) -> Verdict:
    """Live through it on a fresh database in `folder`, and judge it. `tell` hears of each month that begins."""
    database = f"sqlite:///{folder / 'year.db'}"
    await preparing.database(database)
    async with world(company.residents, company.start, database) as here:
        failed = await _done(here, company, tell)
        found = verdict(here.diary, here.heard, await on_record(database), here.now)
        broken = here.playground.inspector.rules_broken
    found.faults += failed + [f"a rule of Slack's was broken: {one.method} {one.pointer}: {one.rule}" for one in broken]
    return found


async def _done(here: World, company: Company, tell: Callable[[str], object]) -> list[str]:
    """Do everything in its time, up to the end. Return what did not work out."""
    clock, failed, month = here.playground.clock, list[str](), 0
    for planned in company.plan:
        if planned.when >= company.end:
            break
        if planned.when.month != month:
            month = planned.when.month
            tell(f"{planned.when:%B}, {len(here.heard):,} messages so far")
        if planned.when > here.now:
            await clock.advance(planned.when)
        try:
            await planned.deed.done(here)
        except AssertionError as failure:
            failed.append(f"{planned.deed} at {planned.when}: {failure}")
    if company.end > here.now:
        await clock.advance(company.end)
    return failed
