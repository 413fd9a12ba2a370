import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from handover.model.decision import Decision
from handover.model.handover import Status
from storage.people import UnknownPerson
from storage.store import Store
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover
from tests.storage.conftest import PLAYBOOKS

HERE = "T0NORTH"


async def put_all(store: Store) -> None:
    async with store.begin(HERE) as unit:
        for person in PEOPLE.values():
            await unit.people.put(person)


async def test_facts_and_settings_come_back(store: Store) -> None:
    dana = replace(PEOPLE[DANA], workdays=frozenset({6, 0, 1}), digest_hour=7, away_until=date(2026, 4, 1), guest=True)
    await put_all(store)
    async with store.begin(HERE) as unit:
        await unit.people.put(dana)
    async with store.begin(HERE) as unit:
        assert await unit.people.many([DANA, PRIYA, DANA, "U0NOBODY"]) == {DANA: dana, PRIYA: PEOPLE[PRIYA]}
        assert await unit.people.many([]) == {}


async def test_the_next_digest_survives_new_facts(store: Store) -> None:
    await put_all(store)
    async with store.begin(HERE) as unit:
        await unit.people.set_next_digest(DANA, NOW)
    async with store.begin(HERE) as unit:
        await unit.people.put(replace(PEOPLE[DANA], name="Dana R."))
        assert await unit.people.next_digest(DANA) == NOW
        await unit.people.set_next_digest(DANA, None)
        assert await unit.people.next_digest(DANA) is None


async def test_nobody_hears_from_us_unknown(store: Store) -> None:
    async with store.begin(HERE) as unit:
        with pytest.raises(UnknownPerson):
            await unit.people.set_next_digest(DANA, NOW)


async def test_moments_come_back_in_utc_and_naive_ones_are_refused(store: Store) -> None:
    await put_all(store)
    local = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    async with store.begin(HERE) as unit:
        await unit.people.set_next_digest(DANA, local)
        back = await unit.people.next_digest(DANA)
    assert back == local
    assert back is not None
    assert back.tzinfo is UTC
    with pytest.raises(Exception, match="without a time zone"):
        async with store.begin(HERE) as unit:
            await unit.people.set_next_digest(DANA, local.replace(tzinfo=None))


async def due_digests(store: Store, now: datetime, limit: int = 10) -> list[tuple[str, datetime, bool]]:
    async with store.begin(HERE) as unit:
        return [(one.person.id, one.planned, one.takes_part) for one in await unit.people.due(now, limit)]


async def test_those_due_longest_are_due_first(store: Store) -> None:
    await put_all(store)
    earlier = NOW - timedelta(hours=1)
    async with store.begin(HERE) as unit:
        await unit.people.plan({DANA: NOW, PRIYA: earlier, AIKO: NOW + timedelta(microseconds=1)})
    async with store.begin("T0SOUTH") as unit:
        await unit.people.put(PEOPLE[LUCAS])
        await unit.people.plan({LUCAS: NOW})
    assert await due_digests(store, NOW) == [(PRIYA, earlier, False), (DANA, NOW, False)]
    assert await due_digests(store, NOW, limit=1) == [(PRIYA, earlier, False)]
    assert await store.workspaces_with_due_digests(NOW) == ["T0NORTH", "T0SOUTH"]
    assert await store.workspaces_with_due_digests(earlier) == ["T0NORTH"]
    assert await store.workspaces_with_due_digests(earlier - timedelta(seconds=1)) == []


async def test_whether_somebody_takes_part_in_an_open_handover(store: Store) -> None:
    await put_all(store)
    async with store.begin(HERE) as unit:
        await unit.people.plan({DANA: NOW, LUCAS: NOW})
        await unit.handovers.add(Decision(a_handover()))
    async with store.begin("T0SOUTH") as unit:
        await unit.handovers.add(Decision(a_handover(id="h2", outgoing=LUCAS)))
    assert await due_digests(store, NOW) == [(DANA, NOW, True), (LUCAS, NOW, False)]
    for status, takes_part in ((Status.CANCELLED, False), (Status.ACTIVE, True), (Status.COMPLETED, False)):
        async with store.begin(HERE) as unit:
            handover = await unit.handovers.get("h1")
            await unit.handovers.save(Decision(replace(handover, status=status)))
            assert await unit.handovers.of_person(DANA) == ((await unit.handovers.get("h1"),) if takes_part else ())
        assert await due_digests(store, NOW, limit=1) == [(DANA, NOW, takes_part)]
    async with store.begin(HERE) as unit:
        assert len(await unit.handovers.of_person(DANA, open_only=False)) == 1


async def test_somebody_whom_another_is_planning_for_is_passed_over(
    migrated_postgresql_url: str,
) -> None:
    store = await Store.open(migrated_postgresql_url, PLAYBOOKS)
    await put_all(store)
    async with store.begin(HERE) as unit:
        await unit.people.plan({DANA: NOW, PRIYA: NOW + timedelta(hours=1)})

    async def others() -> list[str]:
        async with store.begin(HERE) as unit:
            return [one.person.id for one in await unit.people.due(NOW + timedelta(hours=1), 10)]

    async with store.begin(HERE) as unit:
        assert [one.person.id for one in await unit.people.due(NOW, 10)] == [DANA]
        assert await asyncio.create_task(others()) == [PRIYA]
    await store.close()
