"""The page of a team of 40 people with 1,000 accounts and 200 running handovers, beside reading the same from the database.

And its numbers on the Home tab, which is published often: of handovers of which one was changed since.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bot import startup
from handover.leaders import Leaders
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.people import Person
from messages.team import page
from messages.team.values import TeamValue
from services.team import team_of
from services.team_numbers import team_numbers
from storage.store import Store
from tests.bench import filling
from tests.bench.figures import Figure, at_most, middle, ratio, spread

HERE = "T0NORTH"
LEAD = Person("U0LEAD", "Lee", zone="Europe/Berlin")
NOW = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
PEOPLE, ACCOUNTS, RUNNING = 40, 1000, 200
ROUNDS, AIM, BESIDE_READING = 15, 2000.0, 6.0
BESIDE_PAGE = 0.1


async def measured(folder: Path) -> list[Figure]:
    """Return how long the page takes to put together (ms), beside reading what it is made of, and the numbers beside the page."""
    url = f"sqlite:///{folder / 'team.db'}"
    await startup.database(url)
    store = await Store.open(url, startup.playbooks())
    await _fill(store, ACCOUNTS, RUNNING, PEOPLE)
    pages, readings = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        async with store.begin(HERE) as unit:
            await unit.accounts.all()
            await unit.handovers.all()
        readings.append(1000 * (perf_counter() - began))
        began = perf_counter()
        async with store.begin(HERE) as unit:
            team = await team_of(unit, LEAD, NOW)
        page.page(team.rows, team.today, team.members, team.names, team.books, TeamValue())
        pages.append(1000 * (perf_counter() - began))
    numbers = [await _numbers(store, f"h{number}") for number in range(ROUNDS)][1:]
    await store.close()
    whole = Figure(f"page of {ACCOUNTS} accounts", middle(pages), "ms", at_most(AIM), spread(pages))
    at_home = ratio("its numbers on a Home tab, beside it", middle(numbers), middle(pages), BESIDE_PAGE)
    return [whole, ratio("the same, beside reading it", middle(pages), middle(readings), BESIDE_READING), at_home]


async def _numbers(store: Store, changed: str) -> float:
    """Return how long the numbers take (ms) after one handover was changed."""
    async with store.begin(HERE) as unit:
        handover = await unit.handovers.get(changed)
        await unit.handovers.save(Decision(replace(handover, backup=LEAD.id)))
    began = perf_counter()
    async with store.begin(HERE) as unit:
        await team_numbers(unit, store.standings, HERE, LEAD, NOW)
    return 1000 * (perf_counter() - began)


async def _fill(store: Store, accounts: int, running: int, people: int) -> None:
    playbook = startup.playbooks()["standard"]
    async with store.begin(HERE) as unit:
        await unit.leaders.put(Leaders((LEAD.id,)))
        for number in range(people):
            await unit.people.put(Person(f"U{number}", f"Sam {number}"))
        for number in range(accounts):
            csms = (f"U{number % people}", f"U{(number + 1) % people}")
            filled = filling.handover(f"h{number}", HERE, *csms, "", playbook, NOW)
            handover = replace(filled, account=f"Account {number}")
            await unit.handovers.add(Decision(handover))
            if number >= running:
                await unit.handovers.save(Decision(replace(handover, status=Status.CANCELLED, closed_at=NOW)))
