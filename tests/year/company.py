"""A company that lives through a time: what is planned is done, and every day of everybody is judged."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from bot import startup
from tests.year.actions import Joins, Planned
from tests.year.comparison import Comparison, compare
from tests.year.stored_reasons import on_record
from tests.year.world import Resident, World, world


@dataclass(frozen=True)
class Company:
    """Its people, and what they do between two moments (UTC), in order."""

    residents: Sequence[Resident]
    start: datetime
    end: datetime
    plan: Sequence[Planned]


async def lived(company: Company, folder: Path, tell: Callable[[str], object] = str) -> Comparison:
    """Live through it on a fresh database in `folder`, and judge it. `tell` hears of each month that begins."""
    database = f"sqlite:///{folder / 'year.db'}"
    await startup.database(database)
    joining = [planned.action.person for planned in company.plan if isinstance(planned.action, Joins)]
    async with world(company.residents, company.start, database, joining) as here:
        record, failed = dict[tuple[str, date], str](), list[str]()
        plan = [planned for planned in company.plan if planned.when < company.end]
        for month, actions in groupby(plan, lambda planned: f"{planned.when:%B}"):
            tell(f"{month}, {len(here.heard):,} messages so far")
            failed += await _done(here, actions)
            # The program forgets after some months what it has done.
            record |= await on_record(database)
        if company.end > here.now:
            await here.playground.clock.advance(company.end)
        found = compare(here.event_log, here.heard, record | await on_record(database), here.now)
        broken = here.playground.inspector.rules_broken
    found.faults += failed + [f"a rule of Slack's was broken: {one.method} {one.pointer}: {one.rule}" for one in broken]
    return found


async def _done(here: World, plan: Iterable[Planned]) -> list[str]:
    """Do what is planned, in its time. Return what did not work out."""
    failed = list[str]()
    for planned in plan:
        if planned.when > here.now:
            await here.playground.clock.advance(planned.when)
        try:
            await planned.action.done(here)
        except AssertionError as failure:
            failed.append(f"{planned.action} at {planned.when}: {failure}")
    return failed
