"""The heartbeat asks at once, regularly, and again after a database that failed."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from bot.heartbeat import Heartbeat
from handover.playbooks.library import Library
from jobs.retention import delete_old
from storage.store import Store
from tests.conftest import MONDAY_MORNING


async def test_beats_at_the_start_and_then_regularly(fresh_database: str, playbooks: Library) -> None:
    store = await Store.open(fresh_database, playbooks)
    asked: list[datetime] = []
    woken = 0
    thrice = asyncio.Event()

    async def due(_store: Store, now: datetime) -> int:
        asked.append(now)
        return 1

    async def broken(_store: Store, _now: datetime) -> int:
        raise OperationalError("SELECT", {}, Exception("locked"))

    def wake() -> None:
        nonlocal woken
        woken += 1
        if woken == 3:
            thrice.set()

    heart = Heartbeat(store, lambda: MONDAY_MORNING, wake, (broken, due), 0.05)
    try:
        await heart.start()
        assert (asked, woken) == ([MONDAY_MORNING], 1)
        async with asyncio.timeout(5):
            await thrice.wait()
    finally:
        await heart.stop()
        await store.close()
    assert asked == [MONDAY_MORNING] * 3


async def test_processes_on_one_database_know_how_many_they_are(fresh_database: str, playbooks: Library) -> None:
    stores = [await Store.open(fresh_database, playbooks) for _ in range(2)]
    now = MONDAY_MORNING
    mine, other = (Heartbeat(store, lambda: now, lambda: None, (), 30) for store in stores)
    counted = []
    for heart, seconds in ((mine, 0), (other, 0), (mine, 0), (mine, 90), (mine, 91), (other, 91)):
        now = MONDAY_MORNING + timedelta(seconds=seconds)
        await heart.tick()
        counted.append((stores[0].workers.sharing, stores[1].workers.sharing))
    await other.stop()
    await mine.tick()
    counted.append((stores[0].workers.sharing, stores[1].workers.sharing))
    await mine.stop()
    for store in stores:
        await store.close()
    assert counted == [(1, 1), (1, 2), (2, 2), (2, 2), (1, 2), (1, 2), (1, 2)]


async def test_what_is_old_is_forgotten_once_a_day(fresh_database: str, playbooks: Library) -> None:
    store = await Store.open(fresh_database, playbooks)
    now = MONDAY_MORNING
    heart = Heartbeat(store, lambda: now, lambda: None, (delete_old,), 30)
    for days, new in ((0, True), (1, False), (30, False), (31, True)):
        now = MONDAY_MORNING + timedelta(days=days)
        async with store.begin("T0NORTH") as unit:
            assert await unit.first_time("Ev1", MONDAY_MORNING) is new
        await heart.tick()
    await heart.stop()
    await store.close()
