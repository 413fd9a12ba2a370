"""Any number of workers on any number of stores: each job once, each lane in order."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest

from handover.home import home_tab
from storage.jobs.outbox import ClaimedJob, Outbox
from storage.store import Store
from tests.examples import NOW
from tests.storage.conftest import PLAYBOOKS
from tests.storage.queue import HERE, MINUTE, SECOND, ask, job

LANES, EACH = 8, 6


class Watch:
    """Sees what the workers do, and when two are in one lane."""

    def __init__(self) -> None:
        self.begun: defaultdict[str, list[str]] = defaultdict(list)
        self.busy: Counter[str] = Counter()
        self.crowded: list[str] = []

    async def work(self, row: ClaimedJob) -> None:
        self.begun[row.lane].append(row.key)
        self.busy[row.lane] += 1
        if self.busy[row.lane] > 1:
            self.crowded.append(row.lane)
        for _ in range(3):
            await asyncio.sleep(0)
        self.busy[row.lane] -= 1


async def worker(outbox: Outbox, watch: Watch, batch: int) -> None:
    while await outbox.next_due() is not None:
        for row in await outbox.claim(NOW, batch, MINUTE):
            await watch.work(row)
            await outbox.done(row, {}, NOW)
        # A quick disk lets nobody wait: whoever finds nothing to claim would keep the others from ever being done.
        await asyncio.sleep(0)


async def test_each_job_once_and_each_lane_in_order(store: Store, second_store: Store) -> None:
    lanes = [f"lane {number}" for number in range(LANES)]
    for step in range(EACH):
        await ask(store, *(job(f"{lane}/{step}", lane, urgent=step % 2 == 0) for lane in lanes))
    watch = Watch()
    await asyncio.gather(*(worker(of.outbox, watch, batch) for of in (store, second_store) for batch in (1, 3, 10)))
    assert watch.crowded == []
    assert dict(watch.begun) == {lane: [f"{lane}/{step}" for step in range(EACH)] for lane in lanes}


async def test_claimers_at_the_same_moment_share_without_overlap(store: Store, second_store: Store) -> None:
    await ask(store, *(job(f"k{number}") for number in range(40)))
    claims = await asyncio.gather(*(of.outbox.claim(NOW, 7, MINUTE) for of in (store, second_store) for _ in range(4)))
    claimed = [row.key for rows in claims for row in rows]
    assert len(claimed) == len(set(claimed)) == 40


async def test_a_wish_uttered_at_any_moment_is_granted_after_it(store: Store, second_store: Store) -> None:
    wishes, granted_after = 0, -1

    async def wish() -> None:
        nonlocal wishes
        for _ in range(15):
            await ask(second_store, home_tab("U1"))
            wishes += 1
            await asyncio.sleep(0)

    async def grant() -> None:
        nonlocal granted_after
        for row in await store.outbox.claim(NOW, 5, timedelta(minutes=1)):
            seen = wishes
            await asyncio.sleep(0)
            await store.outbox.done(row, {}, NOW)
            granted_after = seen

    wishing = asyncio.create_task(wish())
    while not wishing.done():
        await grant()
    await wishing
    while await store.outbox.next_due() is not None:
        await grant()
    assert granted_after == wishes == 15


async def test_the_same_wish_of_many_at_once_is_one_job(store: Store, second_store: Store) -> None:
    await asyncio.gather(
        *(ask(of, job("once"), home_tab("U1"), job("twice")) for of in (store, second_store) for _ in range(5))
    )
    rows = await store.outbox.claim(NOW, 100, MINUTE)
    assert sorted(row.key for row in rows) == ["home_tab:U1", "once", "twice"]
    assert {row.workspace for row in rows} == {HERE}


async def test_decisions_that_want_the_same_home_tabs_never_block_each_other(store: Store, second_store: Store) -> None:
    people = [f"U{number}" for number in range(6)]
    await ask(store, *(home_tab(user) for user in people))
    rows = await store.outbox.claim(NOW, 100, MINUTE)

    async def wish(of: Store, order: list[str]) -> None:
        for user in order:
            async with of.begin(HERE) as unit:
                await unit.jobs.add(home_tab(user))
                await unit.jobs.add(*(home_tab(other) for other in order))

    async def report(row: ClaimedJob) -> None:
        await second_store.outbox.done(row, {}, NOW, [home_tab(user) for user in reversed(people)])

    await asyncio.gather(
        *(wish(of, order) for of in (store, second_store) for order in (people, people[::-1], people[3:] + people[:3])),
        *(report(row) for row in rows),
    )
    assert len(await store.outbox.claim(NOW, 100, MINUTE)) == len(people)


HOLD_UPDATES = """
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$;
    CREATE TRIGGER hold BEFORE UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION hold();
    SELECT pg_advisory_lock(1);
"""
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory'"


@pytest.fixture
async def brake(migrated_postgresql_url: str) -> AsyncIterator[asyncpg.Connection]:
    """Holds up whoever claims, between their choosing and their commit, until `pg_advisory_unlock(1)`."""
    connection = await asyncpg.connect(migrated_postgresql_url)
    await connection.execute(HOLD_UPDATES)
    yield connection
    await connection.execute("SELECT pg_advisory_unlock_all(); DROP TRIGGER hold ON jobs; DROP FUNCTION hold()")
    await connection.close()


async def test_claimers_whose_clocks_differ_do_not_enter_one_lane(
    migrated_postgresql_url: str, brake: asyncpg.Connection
) -> None:
    store = await Store.open(migrated_postgresql_url, PLAYBOOKS)
    await ask(store, job("planned", "lane", due=NOW + SECOND), job("now", "lane"))
    claims = []
    for number, moment in enumerate((NOW, NOW + SECOND), start=1):
        claims.append(asyncio.create_task(store.outbox.claim(moment, 5, MINUTE)))
        while await brake.fetchval(WAITING) < number:
            pass
    await brake.execute("SELECT pg_advisory_unlock(1)")
    first, second = await asyncio.gather(*claims)
    assert ([row.key for row in first], second) == (["now"], [])
    await store.close()
