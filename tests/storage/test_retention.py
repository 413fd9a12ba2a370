from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from handover.digest.schedule import digest
from handover.interview.jobs import PROMPT
from handover.model.decision import Decision
from handover.model.handover import Status
from handover.model.jobs import Job, JobKind
from handover.retention import DIGESTS_KEPT, EVENTS_KEPT, JOBS_KEPT
from storage import tables
from storage.retention import BATCH
from storage.store import SentDigest, Store
from tests.examples import DANA, NOW, a_handover

HERE = "T0NORTH"
PASSING = ("answer", "digest", "digest_refresh")
WITH_HANDOVER = ("prompt", "summary_card")
FOREVER = ("stage_reached", "welcome")
KINDS = tuple(map(JobKind, (*PASSING, *WITH_HANDOVER, *FOREVER)))
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


async def do(store: Store, *jobs: Job, at: datetime = NOW) -> None:
    async with store.begin(HERE) as unit:
        await unit.jobs.add(*jobs)
    for row in await store.outbox.claim(at, len(jobs), MINUTE, workspace=HERE):
        await store.outbox.done(row, {}, at)


async def remembered(store: Store) -> set[str]:
    async with store._transactions.begin() as connection:
        return set(await connection.scalars(select(tables.jobs.c.key)))


async def daily(store: Store, now: datetime) -> int:
    return await store.retention.daily(now, passing=PASSING, with_handover=WITH_HANDOVER)


async def forget(store: Store, now: datetime) -> int:
    gone = 0
    while some := await daily(store, now):
        gone += some
    return gone


async def test_mornings_and_answers_go_when_they_are_old(store: Store) -> None:
    await do(store, *(Job(kind, kind, kind) for kind in KINDS))
    later = NOW + JOBS_KEPT
    await do(store, digest(DANA, later.date()), at=later)
    async with store.begin(HERE) as unit:
        await unit.jobs.add(digest("U0LATE", NOW.date()))
    assert await forget(store, later) == 0
    assert await forget(store, later + DAY) == 3
    kept = {*WITH_HANDOVER, *FOREVER}
    assert await remembered(store) == kept | {digest(DANA, later.date()).key, digest("U0LATE", NOW.date()).key}


async def test_of_a_handover_only_what_is_never_said_again_goes_and_only_long_after_its_end(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
    await do(store, *(Job(kind, f"{kind}:h1", "lane", "h1") for kind in KINDS))
    for _ in KINDS:
        for row in await store.outbox.claim(NOW, 1, MINUTE, workspace=HERE):
            await store.outbox.done(row, {}, NOW)
    assert await forget(store, NOW + 2 * JOBS_KEPT) == 3, "the handover is open"
    ended = NOW + 3 * JOBS_KEPT
    await end(store, ended)
    assert await forget(store, ended + JOBS_KEPT) == 0
    assert await forget(store, ended + JOBS_KEPT + DAY) == 2
    assert await remembered(store) == {"stage_reached:h1", "welcome:h1"}


async def test_a_handover_that_runs_again_forgets_nothing(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
    await do(store, Job(PROMPT, "prompt:h1:1", "lane", "h1"))
    await end(store, NOW)
    async with store.begin(HERE) as unit:
        handover = await unit.handovers.get("h1")
        await unit.handovers.save(Decision(replace(handover, status=Status.ACTIVE, closed_at=None)))
    assert await forget(store, NOW + 2 * JOBS_KEPT) == 0


async def test_events_and_messages_go_when_they_are_old(store: Store) -> None:
    async with store.begin(HERE) as unit:
        assert await unit.first_time("Ev1", NOW)
        assert await unit.first_time("Ev2", NOW + DAY)
        for day in (NOW.date(), NOW.date() + DAY):
            await unit.digests.put(SentDigest(DANA, day, "D1", "1.0"))
    assert await forget(store, NOW + EVENTS_KEPT + MINUTE) == 1
    async with store.begin(HERE) as unit:
        assert not await unit.first_time("Ev2", NOW)
        assert await unit.first_time("Ev1", NOW + EVENTS_KEPT + DAY)
    assert await forget(store, NOW + DIGESTS_KEPT + DAY) == 3
    async with store.begin(HERE) as unit:
        assert await unit.digests.get(DANA, NOW.date()) is None
        assert await unit.digests.before(DANA, date.max) == SentDigest(DANA, NOW.date() + DAY, "D1", "1.0")


async def test_much_goes_a_little_at_a_time_and_then_nothing_until_tomorrow(store: Store) -> None:
    async with store.begin(HERE) as unit:
        for number in range(BATCH + 1):
            await unit.first_time(f"Ev{number}", NOW)
    later = NOW + 2 * EVENTS_KEPT
    assert [await daily(store, later) for _ in range(3)] == [BATCH, 1, 0]
    async with store.begin(HERE) as unit:
        await unit.first_time("Ev", NOW)
    assert await daily(store, later + MINUTE) == 0
    assert await daily(store, later + DAY) == 1


async def end(store: Store, at: datetime) -> None:
    async with store.begin(HERE) as unit:
        handover = await unit.handovers.get("h1")
        await unit.handovers.save(Decision(replace(handover, status=Status.COMPLETED, closed_at=at)))
