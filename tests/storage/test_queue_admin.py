"""What an operator sees of the outbox, and what they may do by hand. On each kind of database."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from handover.home import HOME_TAB
from handover.model.decision import Decision
from handover.model.jobs import Job
from storage import tables
from storage.database.engine import engine_for
from storage.jobs.admin import ChangeResult, QueueAdmin, QueueStatus, StuckJob
from storage.store import Store
from tests.examples import a_handover
from tests.storage.queue import HERE, HOUR, MINUTE, SECOND, ask, job, kept, keys

PATIENCE, OFTEN, MANY = 5 * MINUTE, 5, 100
BEFORE = datetime.now(UTC) - SECOND
"""The database notes by its own clock when a job was asked for; it cuts off what is below a second."""


@pytest.fixture
async def queue_admin(migrated_url: str) -> Any:
    async with QueueAdmin.of(migrated_url) as opened:
        yield opened


def later(span: timedelta = HOUR) -> datetime:
    """Return a moment that far behind everything this test has asked for."""
    return datetime.now(UTC) + span


async def stuck(queue_admin: QueueAdmin, now: datetime, limit: int = MANY) -> list[StuckJob]:
    return await queue_admin.stuck(now, PATIENCE, OFTEN, limit)


async def change(url: str, key: str, **values: object) -> None:
    engine = engine_for(url)
    async with engine.begin() as connection:
        await connection.execute(update(tables.jobs).where(tables.jobs.c.key == key).values(**values))
    await engine.dispose()


async def test_what_is_fresh_done_dropped_or_planned_is_not_stuck(store: Store, queue_admin: QueueAdmin) -> None:
    assert await stuck(queue_admin, later()) == []
    await ask(store, job("planned", due=later(2 * HOUR)), job("done"), job("dropped"))
    for row in await store.outbox.claim(later(), MANY, MINUTE):
        await (store.outbox.done(row, {}, later()) if row.key == "done" else store.outbox.drop(row, "gone", later()))
    assert await stuck(queue_admin, later()) == []
    await ask(store, job("fresh"))
    assert await stuck(queue_admin, later(MINUTE)) == []


async def test_what_waits_too_long_is_stuck_with_its_account_and_age(store: Store, queue_admin: QueueAdmin) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(a_handover()))
    await ask(store, job("k"))
    await ask(store, Job(HOME_TAB, "home", "home"), workspace="T0SOUTH")
    first, second = await stuck(queue_admin, later())
    assert (first.kind, first.account, first.status, first.attempts, first.why) == (
        "welcome",
        "Fjordline Logistics",
        QueueStatus.DUE,
        0,
        "",
    )
    assert BEFORE <= first.since <= later(SECOND)
    assert (second.kind, second.account) == ("home_tab", "")
    assert [one.id for one in await stuck(queue_admin, later(), limit=1)] == [first.id]


async def test_one_planned_for_a_time_that_has_passed_is_as_old_as_that_time(
    store: Store, queue_admin: QueueAdmin
) -> None:
    due = later()
    await ask(store, job("k", due=due))
    assert await stuck(queue_admin, due + PATIENCE - SECOND) == []
    assert [one.since for one in await stuck(queue_admin, due + PATIENCE)] == [due]


async def test_what_failed_or_is_tried_often_is_stuck_however_young(store: Store, queue_admin: QueueAdmin) -> None:
    await ask(store, job("failed"), job("often"))
    now = later(SECOND)
    for attempt in range(OFTEN):
        for row in await store.outbox.claim(now, MANY, MINUTE):
            if row.key == "failed":
                await store.outbox.fail(row, "is_archived", now)
            else:
                await store.outbox.postpone(row, now, f"internal_error {attempt}")
    assert {(one.status, one.attempts, one.why) for one in await stuck(queue_admin, now)} == {
        (QueueStatus.FAILED, 1, "is_archived"),
        (QueueStatus.DUE, OFTEN, "internal_error 4"),
    }


async def test_the_depth_of_the_queue(store: Store, queue_admin: QueueAdmin) -> None:
    now = later(MINUTE)
    empty = await queue_admin.depth(now)
    assert (set(empty.count.values()), empty.oldest) == ({0}, None)
    await ask(store, job("failed"), job("done"))
    for row in await store.outbox.claim(now, MANY, MINUTE):
        await (store.outbox.fail(row, "no", now) if row.key == "failed" else store.outbox.done(row, {}, now))
    await ask(store, job("under way"))
    await store.outbox.claim(now, MANY, HOUR)
    await ask(store, job("due"), job("due too"), job("planned", due=now + HOUR))
    depth = await queue_admin.depth(now)
    assert depth.count == {QueueStatus.DUE: 2, QueueStatus.PLANNED: 1, QueueStatus.UNDER_WAY: 1, QueueStatus.FAILED: 1}
    assert depth.oldest is not None
    assert BEFORE <= depth.oldest < now


async def test_a_failed_one_put_back_is_tried_at_once_and_reads_back_first(
    store: Store, queue_admin: QueueAdmin, migrated_url: str
) -> None:
    await ask(store, job("k"), job("behind", lane="lane of k"))
    now = later()
    [row] = await store.outbox.claim(now, 1, MINUTE)
    await store.outbox.fail(row, "is_archived", now)
    assert await queue_admin.put_back(row.id, now) is ChangeResult.MADE
    assert (await kept(migrated_url, "k")).why == ""
    [behind] = await store.outbox.claim(now, MANY, MINUTE)
    assert behind.key == "behind", "it was asked for earlier than the wish to try the other once more"
    await store.outbox.done(behind, {}, now)
    [again] = await store.outbox.claim(now, MANY, MINUTE)
    assert (again.id, again.attempts) == (row.id, 2), "its delivery has to look for what it may have said"


async def test_one_that_waits_for_its_next_attempt_need_not_wait(store: Store, queue_admin: QueueAdmin) -> None:
    await ask(store, job("k"))
    now = later()
    [row] = await store.outbox.claim(now, MANY, MINUTE)
    await store.outbox.postpone(row, now + HOUR, "ratelimited")
    assert await keys(store, now) == []
    assert await queue_admin.put_back(row.id, now) is ChangeResult.MADE
    assert await keys(store, now) == ["k"]


async def test_one_never_tried_starts_from_nothing(store: Store, queue_admin: QueueAdmin, migrated_url: str) -> None:
    await ask(store, job("k", due=later(2 * HOUR)))
    id_ = (await kept(migrated_url, "k")).id
    now = later()
    assert await queue_admin.put_back(id_, now) is ChangeResult.MADE
    [row] = await store.outbox.claim(now, MANY, MINUTE)
    assert row.attempts == 1


async def test_a_closed_one_is_never_done_and_frees_its_lane(
    store: Store, queue_admin: QueueAdmin, migrated_url: str
) -> None:
    await ask(store, job("k"), job("behind", lane="lane of k"))
    now = later()
    id_ = (await kept(migrated_url, "k")).id
    assert await queue_admin.close(id_, "dropped by hand", now) is ChangeResult.MADE
    row = await kept(migrated_url, "k")
    assert (row.state, row.why, row.finished_at) == ("dropped", "dropped by hand", now)
    assert await keys(store, now) == ["behind"]


async def test_what_is_unknown_finished_or_under_way_is_left_alone(
    store: Store, queue_admin: QueueAdmin, migrated_url: str
) -> None:
    await ask(store, job("done"), job("held"))
    now = later()
    done, held = await store.outbox.claim(now, MANY, MINUTE)
    await store.outbox.done(done, {}, now)
    before = [await kept(migrated_url, key) for key in ("done", "held")]
    for job_id, expected in (
        (done.id, ChangeResult.FINISHED),
        (held.id, ChangeResult.UNDER_WAY),
        (2**62, ChangeResult.UNKNOWN),
    ):
        assert await queue_admin.put_back(job_id, now) is expected
        assert await queue_admin.close(job_id, "by hand", now) is expected
    assert [await kept(migrated_url, key) for key in ("done", "held")] == before


async def test_one_whose_worker_died_may_be_changed_and_a_late_report_changes_nothing(
    store: Store, queue_admin: QueueAdmin, migrated_url: str
) -> None:
    await ask(store, job("k"))
    now = later()
    [row] = await store.outbox.claim(now, MANY, MINUTE)
    assert await queue_admin.close(row.id, "dropped by hand", now + 2 * MINUTE) is ChangeResult.MADE
    await store.outbox.done(row, {}, now + 2 * MINUTE)
    assert (await kept(migrated_url, "k")).state == "dropped"


async def test_asked_again_while_it_waits_it_is_as_old_as_the_first_wish(
    store: Store, queue_admin: QueueAdmin, migrated_url: str
) -> None:
    long_ago = later() - 24 * HOUR
    await ask(store, job("k", again=True))
    await change(migrated_url, "k", asked_at=long_ago)
    await ask(store, job("k", again=True))
    assert (await kept(migrated_url, "k")).asked_at == long_ago
    [row] = await store.outbox.claim(later(), MANY, MINUTE)
    await store.outbox.done(row, {}, later())
    await ask(store, job("k", again=True))
    assert (await kept(migrated_url, "k")).asked_at >= BEFORE


async def test_the_shape_of_the_database_is_known(queue_admin: QueueAdmin) -> None:
    assert await queue_admin.is_current()
