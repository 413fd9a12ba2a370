"""Reports that come at the same moment share a transaction, and nothing else: each is told what became of its own."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import StatementError

from handover.home import home_tab
from handover.model.jobs import Job
from handover.opening.jobs import WELCOME
from storage.database.transactions import NestedTransaction
from storage.jobs.outbox import ClaimedJob
from storage.store import Store
from tests.examples import NOW
from tests.storage.conftest import PLAYBOOKS

HERE, SOUTH = "T0NORTH", "T0SOUTH"
MINUTE = timedelta(minutes=1)


async def claimed(store: Store, count: int, workspace: str = HERE) -> list[ClaimedJob]:
    wanted = (Job(WELCOME, f"k{number}", f"lane {number}") for number in range(count))
    async with store.begin(workspace) as unit:
        await unit.jobs.add(*wanted)
    rows = await store.outbox.claim(NOW, count, MINUTE, workspace=workspace)
    assert len(rows) == count
    return rows


async def left(store: Store, now: datetime = NOW) -> list[str]:
    rows = [await store.outbox.claim(now, 99, MINUTE, workspace=here) for here in (HERE, SOUTH)]
    return sorted(row.key for some in rows for row in some)


async def test_many_at_once_share_commits(store: Store) -> None:
    rows = [*await claimed(store, 30), *await claimed(store, 30, SOUTH)]
    commits: list[object] = []
    event.listen(store._engine.sync_engine, "commit", commits.append)
    await asyncio.gather(*(store.outbox.done(row, {}, NOW, [home_tab(f"U{row.id}")]) for row in rows))
    assert len(commits) <= 2
    assert len(await left(store, NOW + MINUTE)) == 60, "each one's Home tab, and nothing else"


async def test_one_that_cannot_be_written_hurts_nobody_else(store: Store) -> None:
    first, *others = await claimed(store, 5)
    wrong, *right = await asyncio.gather(
        store.outbox.done(first, {}, NOW.replace(tzinfo=None), [home_tab("U1")]),
        *(store.outbox.done(row, {}, NOW, [home_tab("U2")]) for row in others),
        return_exceptions=True,
    )
    assert isinstance(wrong, StatementError)
    assert right == [None] * 4
    assert await left(store, NOW + MINUTE) == ["home_tab:U2", "k0"]


async def test_an_outlived_claim_changes_nothing_among_others(store: Store) -> None:
    late, *others = await claimed(store, 3)
    [again] = await store.outbox.claim(NOW + MINUTE, 1, MINUTE, workspace=HERE)
    assert again.key == late.key
    await asyncio.gather(
        store.outbox.done(late, {}, NOW, [home_tab("U1")]),
        *(store.outbox.drop(row, "not needed", NOW) for row in others),
    )
    assert await left(store) == []


async def test_whoever_is_cut_off_takes_nobody_along(store: Store) -> None:
    rows = await claimed(store, 4)
    reports = [asyncio.create_task(store.outbox.done(row, {}, NOW)) for row in rows]
    await asyncio.sleep(0)
    reports[1].cancel()
    ends = await asyncio.gather(*reports, return_exceptions=True)
    assert [type(end) for end in ends] == [type(None), asyncio.CancelledError, type(None), type(None)]
    assert await left(store, NOW + MINUTE) in ([], [rows[1].key])


async def test_what_was_handed_in_is_written_before_the_store_closes(migrated_url: str) -> None:
    store = await Store.open(migrated_url, PLAYBOOKS)
    reports = [asyncio.create_task(store.outbox.done(row, {}, NOW)) for row in await claimed(store, 4)]
    await asyncio.sleep(0)
    await store.close()
    assert all(report.done() for report in reports)
    again = await Store.open(migrated_url, PLAYBOOKS)
    assert await left(again, NOW + MINUTE) == []
    await again.close()


async def test_no_report_from_within_a_unit_of_work(store: Store) -> None:
    [row] = await claimed(store, 1)
    async with store.begin(HERE):
        with pytest.raises(NestedTransaction):
            await store.outbox.done(row, {}, NOW)


async def test_groups_of_two_processes_never_block_each_other(store: Store, second_store: Store) -> None:
    people = [f"U{number}" for number in range(8)]
    rows = [*await claimed(store, 20), *await claimed(store, 20, SOUTH)]
    async with asyncio.timeout(20):
        await asyncio.gather(
            *(
                (store, second_store)[number % 2].outbox.done(row, {}, NOW, [home_tab(user) for user in order])
                for number, row in enumerate(rows)
                for order in [people if number % 3 else people[::-1]]
            )
        )
    assert len(await left(store)) == 16
