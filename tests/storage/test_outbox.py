from dataclasses import replace

import pytest

from handover.digest.schedule import DIGEST
from handover.home import HOME_TAB, home_tab
from handover.model.jobs import Job
from handover.opening.jobs import INVITE
from storage.jobs.enqueue import DUE_IMMEDIATELY
from storage.jobs.outbox import ClaimedJob
from storage.store import Store
from tests.examples import NOW
from tests.storage.queue import HERE, HOUR, MINUTE, SECOND, ask, claim, job, kept, keys


async def test_an_job_is_handed_out_whole(store: Store) -> None:
    await ask(store, Job(INVITE, "k", "l", "h1", {"user": "\0\ud800😀"}, NOW))
    [row] = await claim(store)
    assert row == ClaimedJob(
        row.id, HERE, INVITE, "k", "l", "h1", {"user": "\0\ud800😀"}, NOW, attempts=1, generation=1, claim=1
    )
    assert await claim(store) == []


async def test_not_before_it_is_due(store: Store) -> None:
    await ask(store, job("k", due=NOW + SECOND))
    assert await keys(store) == []
    assert await keys(store, NOW + SECOND) == ["k"]


async def test_urgent_first_then_those_due_longest(store: Store) -> None:
    await ask(
        store,
        job("low now", urgent=False),
        job("urgent later", due=NOW),
        job("low later", due=NOW, urgent=False),
        job("urgent earlier", due=NOW - HOUR),
        job("urgent now"),
        job("urgent now too"),
    )
    assert await keys(store, limit=2) == ["urgent now", "urgent now too"]
    assert await keys(store) == ["urgent earlier", "urgent later", "low now", "low later"]


async def test_a_lane_is_done_one_after_the_other(store: Store) -> None:
    await ask(store, job("1", "lane", urgent=False), job("2", "lane"), job("3", "lane"), job("x", "other"))
    for expected in (["x", "1"], ["2"], ["3"], []):
        rows = await claim(store)
        assert [row.key for row in rows] == expected
        assert await claim(store) == []
        for row in rows:
            await store.outbox.done(row, {}, NOW)


async def test_lanes_of_two_workspaces_are_two(store: Store) -> None:
    await ask(store, job("1", "lane"))
    await ask(store, job("1", "lane"), workspace="T0SOUTH")
    assert {row.workspace for row in await claim(store)} == {HERE, "T0SOUTH"}


async def test_what_is_planned_for_later_holds_nobody_up_until_its_time(store: Store) -> None:
    await ask(store, job("archive in a week", "lane", due=NOW + HOUR), job("card", "lane"))
    [card] = await claim(store)
    assert card.key == "card"
    await store.outbox.done(card, {}, NOW)
    assert await keys(store) == []
    assert await keys(store, NOW + HOUR) == ["archive in a week"]


async def test_while_a_lane_is_busy_nothing_else_of_it_begins(store: Store) -> None:
    await ask(store, job("planned", "lane", due=NOW + SECOND), job("now", "lane"))
    [now] = await claim(store)
    assert await keys(store, NOW + SECOND) == []
    await store.outbox.done(now, {}, NOW + SECOND)
    assert await keys(store, NOW + SECOND) == ["planned"]


async def test_a_postponed_job_keeps_its_place(store: Store) -> None:
    await ask(store, job("1", "lane"), job("2", "lane"))
    [first] = await claim(store)
    await store.outbox.postpone(first, NOW + MINUTE, "ratelimited")
    assert await keys(store, NOW + SECOND) == []
    [again] = await claim(store, NOW + MINUTE)
    assert (again.key, again.attempts) == ("1", 2)


@pytest.mark.parametrize("end", ["drop", "fail"])
async def test_an_job_that_is_dropped_or_fails_lets_the_next_one_go(store: Store, migrated_url: str, end: str) -> None:
    await ask(store, job("1", "lane"), job("2", "lane"))
    [first] = await claim(store)
    await getattr(store.outbox, end)(first, "is_archived", NOW + SECOND)
    assert await keys(store, NOW + SECOND) == ["2"]
    row = await kept(migrated_url, "1")
    assert (row.state, row.why, row.finished_at) == (
        {"drop": "dropped", "fail": "failed"}[end],
        "is_archived",
        NOW + SECOND,
    )


async def test_a_lease_that_ran_out_is_handed_out_again(store: Store) -> None:
    await ask(store, job("k"))
    [lost] = await claim(store)
    assert await keys(store, NOW + MINUTE - SECOND) == []
    [row] = await claim(store, NOW + MINUTE)
    assert row == replace(lost, attempts=2, claim=2)


async def test_only_the_holder_of_an_job_reports(store: Store, migrated_url: str) -> None:
    await ask(store, job("k"))
    [late] = await claim(store)
    [holder] = await claim(store, NOW + MINUTE)
    await store.outbox.done(late, {"ts": "late"}, NOW, [job("follows late")])
    await store.outbox.postpone(late, NOW, "late")
    await store.outbox.fail(late, "late", NOW)
    assert (await kept(migrated_url, "k")).state == "leased"
    await store.outbox.done(holder, {"ts": "1"}, NOW, [job("follows")])
    await store.outbox.drop(holder, "twice", NOW)
    row = await kept(migrated_url, "k")
    assert (row.state, row.result) == ("done", {"ts": "1"})
    assert await keys(store) == ["follows"]


async def test_an_overdue_holder_nobody_replaced_reports(store: Store, migrated_url: str) -> None:
    await ask(store, job("k"))
    [row] = await claim(store)
    await store.outbox.done(row, {"ts": "1"}, NOW + HOUR)
    assert (await kept(migrated_url, "k")).state == "done"


async def test_asking_twice_does_nothing(store: Store) -> None:
    await ask(store, job("k"), job("k", due=NOW + HOUR))
    [row] = await claim(store)
    await ask(store, job("k"))
    await store.outbox.done(row, {}, NOW)
    await ask(store, job("k"))
    assert await claim(store, NOW + HOUR) == []


async def test_a_burst_is_done_once(store: Store) -> None:
    for _ in range(5):
        await ask(store, home_tab("U1"), home_tab("U1"))
    [row] = await claim(store)
    await store.outbox.done(row, {}, NOW)
    assert await claim(store) == []


async def test_a_change_while_it_is_being_done_has_it_done_once_more(store: Store, migrated_url: str) -> None:
    await ask(store, home_tab("U1"))
    [row] = await claim(store)
    for _ in range(3):
        await ask(store, home_tab("U1"))
    assert await claim(store) == []
    await store.outbox.done(row, {"view": "V1"}, NOW)
    assert (await kept(migrated_url, "home_tab:U1")).result == {"view": "V1"}
    [again] = await claim(store)
    assert (again.attempts, again.generation) == (1, 4)
    await store.outbox.done(again, {}, NOW)
    assert await claim(store) == []


@pytest.mark.parametrize("end", ["drop", "fail"])
async def test_a_change_outlives_an_end_judged_before_it(store: Store, end: str) -> None:
    await ask(store, home_tab("U1"))
    [row] = await claim(store)
    await ask(store, home_tab("U1"))
    await getattr(store.outbox, end)(row, "not needed", NOW)
    assert await keys(store) == ["home_tab:U1"]


async def test_asked_again_after_a_failure_it_is_tried_again(store: Store) -> None:
    await ask(store, home_tab("U1"))
    [row] = await claim(store)
    await store.outbox.fail(row, "account_inactive", NOW)
    await ask(store, home_tab("U1"))
    [again] = await claim(store)
    assert (again.attempts, again.generation) == (1, 2)


async def test_asking_again_does_not_shorten_a_wait(store: Store) -> None:
    await ask(store, replace(home_tab("U1"), due=NOW))
    [row] = await claim(store)
    await store.outbox.postpone(row, NOW + MINUTE, "ratelimited")
    await ask(store, home_tab("U1"))
    assert await claim(store, NOW + SECOND) == []
    assert await keys(store, NOW + MINUTE) == ["home_tab:U1"]


async def test_asked_again_it_goes_behind_what_waits(store: Store) -> None:
    card = job("card", "lane", again=True)
    await ask(store, card)
    [row] = await claim(store)
    await ask(store, job("note", "lane"), card)
    await store.outbox.done(row, {}, NOW)
    assert await keys(store) == ["note"]


async def test_a_finished_one_asked_again_goes_behind_what_waits(store: Store) -> None:
    card = job("card", "lane", again=True)
    await ask(store, card)
    [row] = await claim(store)
    await store.outbox.done(row, {}, NOW)
    await ask(store, job("note", "lane"), card)
    [note] = await claim(store)
    assert note.key == "note"
    await store.outbox.done(note, {}, NOW)
    assert await keys(store) == ["card"]


async def test_asking_again_brings_the_newest_wish_and_the_earliest_time(store: Store) -> None:
    wish = job("k", "lane", again=True)
    await ask(store, replace(wish, due=NOW + HOUR, ref={"n": "1"}))
    await ask(store, replace(wish, due=NOW, ref={"n": "2"}))
    await ask(store, replace(wish, due=NOW + HOUR, ref={"n": "3"}))
    [row] = await claim(store)
    assert (row.due, row.ref) == (NOW, {"n": "3"})
    await store.outbox.done(row, {}, NOW)
    await ask(store, replace(wish, due=NOW + MINUTE))
    assert await claim(store) == []
    assert await keys(store, NOW + MINUTE) == ["k"]


async def test_asked_again_for_later_while_being_done_it_waits_for_later(store: Store) -> None:
    wish = job("k", again=True)
    await ask(store, wish)
    [row] = await claim(store)
    await ask(store, replace(wish, due=NOW + MINUTE))
    await store.outbox.done(row, {}, NOW)
    assert await claim(store) == []
    assert await keys(store, NOW + MINUTE) == ["k"]


async def test_what_follows_is_stored_with_what_was_done(store: Store) -> None:
    await ask(store, job("channel"))
    [row] = await claim(store)
    await store.outbox.done(row, {"channel": "C1"}, NOW, [job("card", "c"), job("welcome", "c")])
    [card] = await claim(store)
    assert (card.key, card.workspace) == ("card", HERE)


async def test_next_due(store: Store) -> None:
    assert await store.outbox.next_due() is None
    await ask(store, job("late", due=NOW + HOUR))
    assert await store.outbox.next_due() == NOW + HOUR
    await ask(store, job("now"))
    assert await store.outbox.next_due() == DUE_IMMEDIATELY
    [row] = await claim(store)
    assert await store.outbox.next_due() == NOW + MINUTE, "the lease may run out"
    await store.outbox.postpone(row, NOW + SECOND, "")
    assert await store.outbox.next_due() == NOW + SECOND


async def test_next_due_passes_over_what_waits_behind_another(store: Store) -> None:
    await ask(store, job("1", "lane"), job("2", "lane"), job("3", "lane", due=NOW))
    [first] = await claim(store)
    assert await store.outbox.next_due() == NOW + MINUTE
    await store.outbox.postpone(first, NOW + HOUR, "ratelimited")
    assert await store.outbox.next_due() == NOW + HOUR
    [first] = await claim(store, NOW + HOUR)
    await store.outbox.done(first, {}, NOW + HOUR)
    assert await store.outbox.next_due() == DUE_IMMEDIATELY


async def test_next_due_knows_what_comes_due_before_its_forerunner(store: Store) -> None:
    await ask(store, job("planned", "lane", due=NOW + HOUR), job("sooner", "lane", due=NOW + MINUTE))
    assert await store.outbox.next_due() == NOW + MINUTE


async def test_an_job_outlives_a_restart(store: Store, second_store: Store) -> None:
    await ask(store, job("k"))
    await store.close()
    assert await keys(second_store) == ["k"]


SOUTH = "T0SOUTH"


async def test_one_workspace_is_served_without_the_others(store: Store) -> None:
    await ask(store, job("north", due=NOW + HOUR), job("low", urgent=False))
    await ask(store, job("south"), job("south later", due=NOW + MINUTE), workspace=SOUTH)
    [row] = await store.outbox.claim(NOW, 100, HOUR, workspace=SOUTH)
    assert (row.workspace, row.key) == (SOUTH, "south")
    await store.outbox.done(row, {}, NOW)
    assert await keys(store) == ["low"]


async def test_only_so_many_low_ones_are_taken(store: Store) -> None:
    await ask(store, *(job(f"low {number}", urgent=False) for number in range(4)), job("urgent"))
    for low, expected in ((0, ["urgent"]), (1, ["low 0"]), (0, []), (9, ["low 1", "low 2"]), (None, ["low 3"])):
        rows = await store.outbox.claim(NOW, 2, MINUTE, workspace=HERE, max_low=low)
        assert [row.key for row in rows] == expected
    assert await store.outbox.claim(NOW, 0, MINUTE) == []


async def test_kinds_that_slack_would_not_take_now_are_passed_over_while_they_are_low(store: Store) -> None:
    home, digest = HOME_TAB, DIGEST
    await ask(
        store,
        job("digest", kind=digest, urgent=False),
        job("home", kind=home, urgent=False),
        job("urgent", kind=digest),
    )
    rows = await store.outbox.claim(NOW, 10, MINUTE, passing_over=[digest])
    assert [(row.key, row.urgent) for row in rows] == [("urgent", True), ("home", False)]
    assert [row.key for row in await claim(store)] == ["digest"]


async def test_asking_lowly_does_not_take_the_hurry_from_what_is_waited_for(store: Store) -> None:
    await ask(store, job("channel", "lane"), job("card", "lane", again=True))
    await ask(store, job("card", "its own lane", again=True, urgent=False))
    assert await keys(store) == ["channel"]
    await ask(store, job("home", again=True, urgent=False), job("home", again=True))
    [row] = await claim(store)
    assert (row.key, row.urgent) == ("home", True)


async def test_one_given_back_was_not_tried(store: Store) -> None:
    await ask(store, job("1"))
    for _ in range(2):
        [row] = await claim(store)
        assert row.attempts == 1
        await store.outbox.requeue(row, NOW, "the others first")
    [row] = await claim(store)
    await store.outbox.postpone(row, NOW, "internal_error")
    [again] = await claim(store)
    await store.outbox.requeue(row, NOW + HOUR, "an old claim says nothing")
    await store.outbox.requeue(again, NOW, "the others first")
    [row] = await claim(store)
    assert row.attempts == 2


async def test_the_workspaces_with_something_due(store: Store) -> None:
    assert await store.outbox.workspaces(NOW) == []
    for workspace, due in (("T2", None), ("T1", NOW), ("T3", NOW + SECOND), ("T4", NOW)):
        await ask(store, job("1", due=due), job("2", due=due), workspace=workspace)
    assert await store.outbox.workspaces(NOW) == ["T1", "T2", "T4"]
    assert await store.outbox.workspaces(NOW + SECOND) == ["T1", "T2", "T3", "T4"]
    done, postponed = await store.outbox.claim(NOW, 10, MINUTE, workspace="T1")
    assert await store.outbox.workspaces(NOW) == ["T2", "T4"]
    await store.outbox.done(done, {}, NOW)
    await store.outbox.postpone(postponed, NOW + SECOND, "ratelimited")
    await store.outbox.claim(NOW, 10, SECOND, workspace="T4")
    assert await store.outbox.workspaces(NOW) == ["T2"]
    assert await store.outbox.workspaces(NOW + SECOND) == ["T1", "T2", "T3", "T4"]
