"""A team in numbers, as it stands on the Home tab: without reading again what nobody has changed since."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from handover.leaders import ForLeads, leads_account
from handover.model.handover import Handover
from handover.model.people import Person
from handover.team.filters import Which
from handover.team.standings import COUNTED, Standings, standing
from handover.time.workdays import local_date
from services.limbo import days_in_limbo
from services.team import BATCH, whom_they_lead
from storage.store import UnitOfWork


async def team_numbers(
    unit: UnitOfWork, standings: Standings, workspace: str, person: Person, now: datetime
) -> Mapping[Which, int] | None:
    """Return how many accounts of a person's team are of each kind that is told at `now` (UTC); None for who leads nobody.

    How a handover stands is found once for each of its versions and each day.
    """
    try:
        led = await whom_they_lead(unit, person)
    except ForLeads:
        return None
    accounts = await unit.accounts.ids() if led is None else await _led_accounts(unit, person)
    limbo = await days_in_limbo(unit, accounts & await unit.limbo.all(), now, person)
    running = await _running(unit, standings, workspace, local_date(now, person.zone), accounts)
    counted = {which: sum(which in one for one in running) for which in COUNTED}
    return {**counted, Which.ALL: len(accounts), Which.LIMBO: len(limbo)}


async def _running(
    unit: UnitOfWork, standings: Standings, workspace: str, today: date, accounts: Collection[str]
) -> list[frozenset[Which]]:
    """Return how the open handovers of these accounts stand on a local day."""
    found = await unit.handovers.open_versions()
    versions = {one: version for one, (version, _) in found.items()}
    changed = standings.changed(workspace, today, versions)
    read = await unit.handovers.many(changed) if changed else {}
    standings.keep(workspace, today, versions, await _standings(read.values(), today))
    return [one for id_, one in standings.of(workspace, today).items() if found[id_][1] in accounts]


async def _standings(handovers: Iterable[Handover], today: date) -> dict[str, frozenset[Which]]:
    """Return how each of these stands, by id."""
    made = {}
    for number, one in enumerate(handovers):
        made[one.id] = standing(one, today)
        if number % BATCH == 0:
            # Hundreds of handovers take a second in all, in which others are not to wait.
            await asyncio.sleep(0)
    return made


async def _led_accounts(unit: UnitOfWork, person: Person) -> frozenset[str]:
    """Return the ids of the accounts of which a manager decides who takes over."""
    running = {unit.handovers.account_id(one.id): one for one in await unit.handovers.of_person(person.id)}
    accounts = await unit.accounts.many({*await unit.accounts.of_person(person.id), *running})
    leaders, named = await unit.leaders.get(), await unit.handovers.managed_for_others(person.id)
    return frozenset(
        id_ for id_, one in accounts.items() if leads_account(leaders, person, one, running.get(id_), named)
    )
