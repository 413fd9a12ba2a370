"""Jobs that are told together: the first of a lane settles those behind it."""

from handover.model.jobs import Job
from storage.jobs.lane_mates import SettledWith
from storage.jobs.outbox import ClaimedJob
from storage.store import Store
from tests.examples import NOW
from tests.storage.queue import HERE, HOUR, ask, claim, job, keys


async def behind(store: Store, first: ClaimedJob) -> list[str]:
    async with store.begin(HERE) as unit:
        return [mate.key for mate in await unit.lane_mates(first, NOW)]


async def lane(store: Store) -> ClaimedJob:
    """Enqueue three jobs of a lane, one of it that is due later, and others; return the first of the lane, claimed."""
    later: Job = job("later", "lane", due=NOW + HOUR)
    await ask(store, job("1", "lane"), job("2", "lane"), later, job("3", "lane"), job("x", "other"))
    await ask(store, job("4", "lane"), workspace="T0SOUTH")
    return next(row for row in await claim(store) if row.key == "1")


async def test_those_that_are_due_behind_it_in_its_lane_and_workspace(store: Store) -> None:
    assert await behind(store, await lane(store)) == ["2", "3"]


async def test_what_it_settles_is_not_handed_out_any_more_and_the_rest_is(store: Store) -> None:
    first = await lane(store)
    async with store.begin(HERE) as unit:
        two, _ = await unit.lane_mates(first, NOW)
    await store.outbox.done(first, {}, NOW, also=(SettledWith(two.id, NOW),))
    assert await keys(store) == ["3"]


async def test_whoever_has_lost_its_claim_settles_nothing(store: Store) -> None:
    first = await lane(store)
    async with store.begin(HERE) as unit:
        two, three = await unit.lane_mates(first, NOW)
    await store.outbox.done(first, {}, NOW)
    await store.outbox.done(first, {}, NOW, also=(SettledWith(two.id, NOW), SettledWith(three.id, NOW, "not needed")))
    assert await keys(store) == ["2"]
