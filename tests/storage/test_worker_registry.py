import asyncio
from datetime import timedelta

from storage.store import Store
from tests.examples import NOW

PATIENCE = timedelta(seconds=90)


async def test_each_counts_once_until_it_leaves_or_is_not_seen(store: Store, second_store: Store) -> None:
    assert (store.workers.sharing, second_store.workers.sharing) == (1, 1)
    await store.workers.seen(NOW, PATIENCE)
    await second_store.workers.seen(NOW, PATIENCE)
    await store.workers.seen(NOW + PATIENCE, PATIENCE)
    assert (store.workers.sharing, second_store.workers.sharing) == (2, 2)
    await store.workers.seen(NOW + PATIENCE + timedelta(seconds=1), PATIENCE)
    assert store.workers.sharing == 1
    await second_store.workers.seen(NOW + PATIENCE, PATIENCE)
    assert second_store.workers.sharing == 2
    await store.workers.leave()
    await second_store.workers.seen(NOW + PATIENCE, PATIENCE)
    assert second_store.workers.sharing == 1


async def test_all_come_back_from_a_long_sleep_at_once(store: Store, second_store: Store) -> None:
    both = (store, second_store)
    for hours in range(20):
        now = NOW + timedelta(hours=hours)
        await asyncio.gather(*(one.workers.seen(now, PATIENCE) for one in both))
        await asyncio.gather(*(one.workers.seen(now, PATIENCE) for one in both))
        assert max(one.workers.sharing for one in both) == 2
