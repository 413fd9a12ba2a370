"""Jobs that wait for Slack's leave: as long as it takes, out of the way of others if they may be, and none is worn out."""

from datetime import timedelta

from handover.model.jobs import Job
from handover.overview import SUMMARY_CARD
from storage.store import Store
from tests.examples import NOW
from tests.storage.queue import HERE, HOUR, MINUTE, ask, claim, job, keys

WHY = "missing_scope"
WEEK = timedelta(days=7)


async def test_one_that_stands_aside_lets_its_lane_pass_and_then_takes_its_place_again(store: Store) -> None:
    await ask(store, job("1", "lane"), job("2", "lane"), job("3", "lane"))
    [first] = await claim(store)
    await store.paused_jobs.hold(first, NOW + HOUR, WHY, unblock_lane=True)
    assert await keys(store) == ["2"]
    await store.paused_jobs.release(HERE, WHY, NOW + 2 * MINUTE)
    assert await keys(store, NOW + 2 * MINUTE) == ["1"]


async def test_one_that_others_build_on_holds_its_lane(store: Store) -> None:
    await ask(store, job("1", "lane"), job("2", "lane"))
    [first] = await claim(store)
    await store.paused_jobs.hold(first, NOW + HOUR, WHY, unblock_lane=False)
    assert await keys(store, NOW + HOUR - MINUTE) == []
    assert await keys(store, NOW + HOUR) == ["1"]


async def test_waiting_wears_out_no_patience_and_is_never_a_first_attempt_again(store: Store) -> None:
    await ask(store, job("1"))
    attempts = []
    for day in range(1, 50):
        [row] = await claim(store, NOW + WEEK * day)
        attempts.append(row.attempts)
        await store.paused_jobs.hold(row, NOW, WHY, unblock_lane=False)
    assert attempts == [1] + [2] * 48


async def test_a_late_report_changes_nothing(store: Store) -> None:
    await ask(store, job("1"))
    [late] = await claim(store)
    [taken_over] = await claim(store, NOW + HOUR)
    await store.paused_jobs.hold(late, NOW, WHY, unblock_lane=False)
    assert await keys(store, NOW + HOUR) == []
    await store.outbox.done(taken_over, {}, NOW + HOUR)


async def test_only_what_waits_for_that_very_reason_is_released(store: Store) -> None:
    await ask(store, job("scope"), job("other"), job("planned", due=NOW + WEEK))
    await ask(store, job("elsewhere"), workspace="T0ELSEWHERE")
    for row in await claim(store):
        await store.paused_jobs.hold(row, NOW + WEEK, "other" if row.key == "other" else WHY, unblock_lane=True)
    await store.paused_jobs.release(HERE, WHY, NOW)
    assert await keys(store) == ["scope"]


async def test_asked_for_again_it_still_stands_aside(store: Store) -> None:
    card = Job(SUMMARY_CARD, "card", "lane", "h1", again=True)
    await ask(store, card)
    [row] = await claim(store)
    await store.paused_jobs.hold(row, NOW + HOUR, WHY, unblock_lane=True)
    await ask(store, card, job("2", "lane"))
    assert await keys(store) == ["2"]
