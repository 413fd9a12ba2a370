"""What a team asks of the database: as many questions for a thousand accounts as for two, page and week alike."""

from dataclasses import replace
from datetime import timedelta

from handover.leaders import Leaders
from handover.model.decision import Decision
from handover.model.people import Person
from services.team import team_of, week_of
from storage.store import Store
from tests.examples import NOW, a_handover
from tests.statements import listening

HERE = "T0NORTH"
LEAD = Person("U0LEAD", "Lee")


async def fill(store: Store, first: int, accounts: int, running: int, people: int) -> None:
    """Store accounts of so many people, some of them being handed over; one owner has left."""
    async with store.begin(HERE) as unit:
        await unit.leaders.put(Leaders((LEAD.id,)))
        for number in range(first, first + accounts):
            owner, successor = f"U{number % people}", f"U{(number + 1) % people}"
            await unit.people.put(Person(owner, "Sam", deactivated=owner == "U0"))
            handover = a_handover(id=f"h{number}", account=f"Account {number}", outgoing=owner, incoming=successor)
            await unit.handovers.add(Decision(handover))
            if number - first >= running:
                [ended] = await unit.handovers.found(f"h{number}")
                closed = replace(ended, status=type(ended.status).CANCELLED, closed_at=NOW)
                await unit.handovers.save(Decision(closed))
        accounts_of = await unit.accounts.all()
        await unit.limbo.follow(accounts_of.values(), NOW)


async def asked(store: Store) -> tuple[int, int, int]:
    """Return how many statements the page and the week take, and how many rows the team has."""
    tomorrow = NOW + timedelta(days=1)
    with listening(store) as of_page:
        async with store.begin(HERE) as unit:
            team = await team_of(unit, LEAD, tomorrow)
    with listening(store) as of_week:
        async with store.begin(HERE) as unit:
            await week_of(unit, LEAD, tomorrow)
    return len(of_page.statements), len(of_week.statements), len(team.rows)


async def test_a_team_of_any_size_asks_the_same_few_questions(store: Store) -> None:
    await fill(store, 0, 20, 10, 4)
    page, week, rows = await asked(store)
    assert rows == 20
    await fill(store, 20, 230, 60, 40)
    assert await asked(store) == (page, week, 250)
    assert page <= 14
    assert week <= 18
