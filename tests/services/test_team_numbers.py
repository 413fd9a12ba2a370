"""A team's numbers on the Home tab: right after every change, whoever made it, and without reading again what nobody changed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handover.leaders import Leaders
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.people import Person
from handover.team.filters import Which
from services.team_numbers import team_numbers
from storage.store import Store
from tests.databases import *  # noqa: F403 (fixtures are found by their names)
from tests.examples import NOW, SMALL_PLAYBOOK, a_handover
from tests.statements import Asked, listening

HERE = "T0NORTH"
LEAD, MANAGER = Person("U0LEAD", "Lee", zone="UTC"), Person("U0MANAGER", "Mo", zone="UTC")
PLAYBOOKS = {SMALL_PLAYBOOK.key: SMALL_PLAYBOOK}
MONTHS_LATER = timedelta(days=60)


@pytest.fixture
async def store(migrated_sqlite_url: str) -> AsyncIterator[Store]:
    """Three handovers of a team; somebody else has named the manager in the first."""
    opened = await Store.open(migrated_sqlite_url, PLAYBOOKS)
    async with opened.begin(HERE) as unit:
        await unit.leaders.put(Leaders((LEAD.id,)))
        await unit.people.put(MANAGER)
        for number in range(3):
            roles = {"manager": MANAGER.id} if number == 0 else {"manager": ""}
            await unit.handovers.add(Decision(a_handover(id=f"h{number}", account=f"Account {number}", **roles)))
    yield opened
    await opened.close()


async def said(store: Store, person: Person = LEAD, now: datetime = NOW) -> tuple[int, int, int] | None:
    """Return how many accounts there are, how many are being handed over, and how many of these are late."""
    async with store.begin(HERE) as unit:
        found = await team_numbers(unit, store.standings, HERE, person, now)
    return None if found is None else (found[Which.ALL], found[Which.RUNNING], found[Which.LATE])


async def called_off(store: Store, handover_id: str) -> None:
    async with store.begin(HERE) as unit:
        handover = await unit.handovers.get(handover_id)
        await unit.handovers.save(Decision(replace(handover, status=Status.CANCELLED, closed_at=NOW)))


def documents_read(asked: Asked) -> list[str]:
    """Return the statements that read whole handovers or accounts."""
    documents = ("handovers.document", "accounts.document")
    return [text for text in asked.texts if any(one in text.partition("FROM")[0] for one in documents)]


async def test_what_has_ended_counts_no_more_and_a_later_day_makes_late(store: Store) -> None:
    assert await said(store) == (3, 3, 0)
    await called_off(store, "h1")
    assert await said(store) == (3, 2, 0)
    assert await said(store, now=NOW + MONTHS_LATER) == (3, 2, 2)
    assert await said(store) == (3, 2, 0)


async def test_what_another_process_changes_counts(store: Store, migrated_sqlite_url: str) -> None:
    other = await Store.open(migrated_sqlite_url, PLAYBOOKS)
    assert await said(other, now=NOW + MONTHS_LATER) == (3, 3, 3)
    async with store.begin(HERE) as unit:
        handover = await unit.handovers.get("h2")
        later = replace(handover.window, end=handover.window.end + 2 * MONTHS_LATER)
        paused = replace(handover, window=later, status=Status.PAUSED)
        await unit.handovers.save(Decision(paused))
    assert await said(other, now=NOW + MONTHS_LATER) == (3, 3, 2)
    await other.close()


async def test_what_nobody_has_changed_is_not_read_again(store: Store) -> None:
    await said(store)
    with listening(store) as asked:
        assert await said(store) == (3, 3, 0)
    assert documents_read(asked) == []
    await called_off(store, "h0")
    with listening(store) as asked:
        assert await said(store) == (3, 2, 0)
    assert documents_read(asked) == []


async def test_a_manager_counts_what_they_manage_and_others_nothing(store: Store) -> None:
    assert await said(store, MANAGER) == (1, 1, 0)
    assert await said(store, Person("U0NOBODY", "Sam")) is None
