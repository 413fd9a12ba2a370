"""Whom Slack is to be asked about: everybody in an open handover who was not asked about lately, in every workspace."""

from dataclasses import replace
from datetime import timedelta

from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.people import person_check
from storage.store import Store
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover

HERE, THERE = "T0NORTH", "T0SOUTH"
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
ALL_HERE = [(HERE, AIKO), (HERE, DANA), (HERE, PRIYA)]


async def keep(store: Store, handover: Handover, workspace: str = HERE) -> None:
    async with store.begin(workspace) as unit:
        await unit.handovers.add(Decision(replace(handover, workspace=workspace)))


async def test_everybody_in_an_open_handover_once(store: Store) -> None:
    await keep(store, a_handover())
    await keep(store, a_handover(id="h2", account="Borealis Foods"))
    await keep(store, a_handover(id="h3", account="Over", outgoing="U0DONE", status=Status.COMPLETED))
    await keep(store, a_handover(), THERE)
    assert await store.user_checks.unchecked(NOW, 10) == [*ALL_HERE, *((THERE, user) for _, user in ALL_HERE)]
    assert await store.user_checks.unchecked(NOW, 2) == ALL_HERE[:2]
    assert await store.user_checks.unchecked(NOW - SECOND, 10) == [], "they were looked up when it was opened"


async def test_who_is_to_be_asked_about_already_or_was_lately_is_left_out(store: Store) -> None:
    await keep(store, a_handover())
    async with store.begin(HERE) as unit:
        await unit.jobs.add(*map(person_check, (DANA, PRIYA, AIKO)))
    async with store.begin(THERE) as unit:
        await unit.jobs.add(person_check(DANA))
    assert await store.user_checks.unchecked(NOW, 10) == []
    for row in await store.outbox.claim(NOW, 10, DAY):
        await store.outbox.done(row, {}, NOW + DAY)
    assert await store.user_checks.unchecked(NOW + DAY - SECOND, 10) == []
    assert await store.user_checks.unchecked(NOW + DAY, 10) == ALL_HERE


async def test_so_many_are_looked_at_and_the_next_time_the_others(store: Store) -> None:
    await keep(store, a_handover())
    await keep(store, a_handover(), THERE)
    everybody = [*ALL_HERE, *((THERE, user) for _, user in ALL_HERE)]
    looks = [await store.user_checks.unchecked(NOW, 4) for _ in range(3)]
    assert looks == [everybody[:4], everybody[4:], everybody[:4]]
    assert await store.user_checks.unchecked(NOW, 2) == everybody[4:]
    assert await store.user_checks.unchecked(NOW, 2) == [], "the end is seen only behind it"
    assert await store.user_checks.unchecked(NOW, 2) == everybody[:2]
