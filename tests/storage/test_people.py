from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from storage.people import UnknownPerson
from storage.store import Store
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA

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


async def test_people_due_are_those_longest_due_first(store: Store) -> None:
    await put_all(store)
    async with store.begin(HERE) as unit:
        await unit.people.set_next_digest(DANA, NOW)
        await unit.people.set_next_digest(PRIYA, NOW - timedelta(hours=1))
        await unit.people.set_next_digest(AIKO, NOW + timedelta(microseconds=1))
    assert await store.people_due(NOW) == [(HERE, PEOPLE[PRIYA]), (HERE, PEOPLE[DANA])]
    assert await store.people_due(NOW, limit=1) == [(HERE, PEOPLE[PRIYA])]
