import asyncio
from datetime import timedelta

from storage.store import Store
from tests.examples import NOW

PATIENCE = timedelta(seconds=90)


async def test_each_counts_once_until_it_leaves_or_is_not_seen(store: Store, second_store: Store) -> None:
    assert (store.roll.sharing, second_store.roll.sharing) == (1, 1)
    await store.roll.seen(NOW, PATIENCE)
    await second_store.roll.seen(NOW, PATIENCE)
    await store.roll.seen(NOW + PATIENCE, PATIENCE)
    assert (store.roll.sharing, second_store.roll.sharing) == (2, 2)
    await store.roll.seen(NOW + PATIENCE + timedelta(seconds=1), PATIENCE)
    assert store.roll.sharing == 1
    await second_store.roll.seen(NOW + PATIENCE, PATIENCE)
    assert second_store.roll.sharing == 2
    await store.roll.leave()
    await second_store.roll.seen(NOW + PATIENCE, PATIENCE)
    assert second_store.roll.sharing == 1


async def test_all_come_back_from_a_long_sleep_at_once(store: Store, second_store: Store) -> None:
    both = (store, second_store)
    for hours in range(20):
        now = NOW + timedelta(hours=hours)
        await asyncio.gather(*(one.roll.seen(now, PATIENCE) for one in both))
        await asyncio.gather(*(one.roll.seen(now, PATIENCE) for one in both))
        assert max(one.roll.sharing for one in both) == 2
