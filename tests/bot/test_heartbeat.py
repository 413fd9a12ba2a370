"""The heartbeat asks at once, regularly, and again after a database that failed."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.exc import OperationalError

from bot.heartbeat import Heartbeat
from handover.playbook import Playbook
from storage.store import Store
from tests.conftest import MONDAY_MORNING


async def test_beats_at_the_start_and_then_regularly(fresh_database: str, playbooks: Mapping[str, Playbook]) -> None:
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
