"""Not now: put off, snoozed, blocked, and each taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handover.blocking import (
    ITEM_BLOCKED,
    ReasonMissing,
    asked_whether_still_blocked,
    block,
    block_on,
    blocked_by,
    blocks_released,
    clearing_todos,
    decline_block,
    is_quiet,
    lift_on,
    still_blocked_todos,
    unblock,
)
from handover.model.answers import Question
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Status
from handover.model.holds import Block, Lift, Snooze
from handover.model.jobs import Job
from handover.model.refusals import NotActive
from handover.model.subject import EVERYTHING
from handover.snooze import DayNotAhead, end_snooze, snooze, snoozed_until
from handover.todos import todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover

TODAY = date(2026, 3, 3)
LATER = date(2026, 3, 4)


def off(handover: Handover, subject: str, until: date, by: str = DANA) -> Handover:
    return snooze(handover, subject, by=by, today=TODAY, until=until).handover


def test_a_thing_put_off_again_is_put_off_to_the_new_day() -> None:
    held = off(off(a_handover(), "answer", LATER), "answer", date(2026, 3, 9))
    assert held.holds == (Snooze("answer", DANA, date(2026, 3, 9)),)


def test_holds_that_ran_out_are_forgotten_and_other_peoples_are_kept() -> None:
    old = (Snooze("review", DANA, TODAY), Snooze("review", PRIYA, TODAY))
    assert off(a_handover(holds=old), "answer", LATER).holds == (old[1], Snooze("answer", DANA, LATER))


@pytest.mark.parametrize("until", [TODAY, date(2026, 3, 1)])
def test_a_day_that_is_not_ahead_is_refused(until: date) -> None:
    with pytest.raises(DayNotAhead):
        off(a_handover(), "answer", until)


def test_a_paused_handover_can_be_snoozed_and_one_that_has_ended_cannot() -> None:
    assert off(a_handover(status=Status.PAUSED), EVERYTHING, LATER).holds
    with pytest.raises(NotActive):
        off(a_handover(status=Status.COMPLETED), EVERYTHING, LATER)


def test_a_snooze_says_until_when_and_the_longer_hold_counts() -> None:
    snoozed = off(a_handover(), EVERYTHING, LATER)
    assert snoozed_until(snoozed, DANA, TODAY) == LATER
    assert snoozed_until(snoozed, DANA, LATER) is None
    assert snoozed_until(snoozed, PRIYA, TODAY) is None


def test_taking_up_again_undoes_ones_own_hold_only() -> None:
    held = off(off(a_handover(), "answer", LATER), "answer", LATER, by=PRIYA)
    assert end_snooze(held, "answer", by=DANA).handover.holds == (Snooze("answer", PRIYA, LATER),)
    fresh = a_handover()
    assert end_snooze(fresh, "answer", by=DANA).handover is fresh


def test_blocking_says_why_and_tells_the_channel_once_a_day() -> None:
    decision = block(a_handover(), "answer", "  Waiting for legal ", by=DANA, now=NOW)
    (noted,) = decision.handover.blocks
    assert noted.why == "Waiting for legal"
    told = [job for job in decision.jobs if job.kind is ITEM_BLOCKED]
    again = block(decision.handover, "answer", "Still legal", by=DANA, now=NOW.replace(hour=15))
    assert [job.key for job in again.jobs if job.kind is ITEM_BLOCKED] == [told[0].key]
    assert [one.why for one in again.handover.blocks] == ["Still legal"]


@pytest.mark.parametrize("why", ["", " \n\t"])
def test_blocking_wants_a_reason(why: str) -> None:
    with pytest.raises(ReasonMissing):
        block(a_handover(), "answer", why, by=DANA, now=NOW)


def test_blocking_wants_a_running_handover() -> None:
    with pytest.raises(NotActive):
        block(a_handover(status=Status.PAUSED), "answer", "Legal", by=DANA, now=NOW)


def test_whoever_removed_the_obstacle_may_say_so() -> None:
    blocked = block(a_handover(), "step:warm_call", "No date", by=DANA, now=NOW).handover
    assert unblock(blocked, "step:warm_call", by=PRIYA, now=NOW).handover.blocks == ()
    assert unblock(blocked, "step:other", by=PRIYA, now=NOW).handover is blocked


def test_answers_of_two_people_are_blocked_each_for_themselves() -> None:
    fresh = a_handover()
    blocked = block(fresh, "answer", "No access", by=PRIYA, now=NOW).handover
    assert block_on(todos(blocked)[0]) is None, "the to-do is Dana's"
    both = block(blocked, "answer", "On a plane", by=DANA, now=NOW).handover
    assert [one.by for one in unblock(both, "answer", by=DANA, now=NOW).handover.blocks] == [PRIYA]


def test_what_somebody_has_blocked_is_listed_for_them_oldest_first() -> None:
    first = block(a_handover(id="h1"), "answer", "A", by=DANA, now=NOW).handover
    second = block(a_handover(id="h2"), "send", "B", by=DANA, now=datetime(2026, 3, 1, tzinfo=UTC)).handover
    paused = replace(block(a_handover(id="h3"), "send", "C", by=DANA, now=NOW).handover, status=Status.PAUSED)
    assert [one.why for _, one in blocked_by([first, second, paused], DANA)] == ["B", "A"]


LATER_TODAY = NOW.replace(hour=15)


def waiting_for_priya(**changes: object) -> Handover:
    """Return a handover in which Dana's answers wait for Priya."""
    return block(a_handover(**changes), "answer", "No access", by=DANA, now=NOW, blocker=PRIYA).handover


def test_the_reminder_moves_to_whoever_can_clear_the_way() -> None:
    blocked = waiting_for_priya()
    (answers,) = todos(blocked)
    assert is_quiet(answers, TODAY)
    (todo,) = clearing_todos(blocked)
    assert (todo.subject, todo.owner, todo.about) == (f"clear:answer@{DANA}", PRIYA, answers)
    assert (todo.since, todo.due) == (date(2026, 3, 2), date(2026, 3, 3))
    assert not is_quiet(todo, TODAY)


def test_what_somebody_outside_has_to_clear_is_nobodys_todo() -> None:
    outside = block(a_handover(), "answer", "Legal", by=DANA, now=NOW).handover
    assert clearing_todos(outside) == ()
    assert is_quiet(todos(outside)[0], TODAY)


@pytest.mark.parametrize("blocker", [LUCAS, DANA])
def test_a_stranger_and_oneself_are_refused_beside_the_field(blocker: str) -> None:
    with pytest.raises(FieldProblems) as refused:
        block(a_handover(), "answer", "Legal", by=DANA, now=NOW, blocker=blocker)
    assert refused.value.problems == {"blocker": "not_the_blocker"}


@pytest.mark.parametrize("subject", ["answer", f"clear:answer@{DANA}"])
def test_settled_gives_it_back_and_remembers_by_whom(subject: str) -> None:
    free = unblock(waiting_for_priya(), subject, by=PRIYA, now=LATER_TODAY).handover
    assert (free.blocks, clearing_todos(free)) == ((), ())
    assert lift_on(todos(free)[0]) == Lift(Block("answer", "No access", DANA, NOW, PRIYA), PRIYA, LATER_TODAY)


def test_not_me_gives_it_back_unsettled_and_only_the_blocker_can_say_so() -> None:
    blocked = waiting_for_priya()
    assert decline_block(blocked, f"clear:answer@{DANA}", by=AIKO, now=LATER_TODAY).handover is blocked
    back = decline_block(blocked, f"clear:answer@{DANA}", by=PRIYA, now=LATER_TODAY).handover
    lift = lift_on(todos(back)[0])
    assert lift == Lift(Block("answer", "No access", DANA, NOW, PRIYA), PRIYA, LATER_TODAY, settled=False)
    assert not is_quiet(todos(back)[0], TODAY)


def test_blocked_anew_the_old_end_is_forgotten() -> None:
    free = unblock(waiting_for_priya(), "answer", by=PRIYA, now=LATER_TODAY).handover
    again = block(free, "answer", "No access again", by=DANA, now=LATER_TODAY, blocker=AIKO).handover
    assert again.lifts == ()
    assert [todo.owner for todo in clearing_todos(again)] == [AIKO]


def test_the_channels_note_is_brought_up_to_date_when_it_is_lifted() -> None:
    decision = unblock(waiting_for_priya(), "answer", by=PRIYA, now=datetime(2026, 3, 5, tzinfo=UTC))
    (note,) = [job for job in decision.jobs if job.kind is ITEM_BLOCKED]
    # The one that was posted when it was blocked.
    key, ref = f"item_blocked:h1:answer:{DANA}:2026-03-02", {"subject": "answer", "by": DANA}
    assert note == Job(ITEM_BLOCKED, key, "channel:h1", "h1", ref, again=True)


def test_of_one_blocked_again_and_lifted_again_the_last_end_counts() -> None:
    free = unblock(waiting_for_priya(), "answer", by=PRIYA, now=LATER_TODAY).handover
    other = block(free, "step:warm_call", "No date", by=DANA, now=NOW, blocker=PRIYA).handover
    both = unblock(other, "step:warm_call", by=AIKO, now=LATER_TODAY).handover
    assert [(lift.block.subject, lift.by) for lift in both.lifts] == [("answer", PRIYA), ("step:warm_call", AIKO)]


def test_several_things_wait_for_several_people() -> None:
    question = Question("q1", "status", "Who?", PRIYA, NOW)
    blocked = block(
        waiting_for_priya(questions=(question,)), "question:q1", "?", by=DANA, now=NOW, blocker=AIKO
    ).handover
    assert [(todo.subject, todo.owner) for todo in clearing_todos(blocked)] == [
        (f"clear:answer@{DANA}", PRIYA),
        (f"clear:question:q1@{DANA}", AIKO),
    ]


def test_whoever_leaves_the_handover_or_becomes_the_owner_blocks_nothing_any_more() -> None:
    question = Question("q1", "status", "Who?", PRIYA, NOW)
    blocked = block(a_handover(questions=(question,)), "question:q1", "?", by=DANA, now=NOW, blocker=AIKO).handover
    assert clearing_todos(replace(blocked, manager="")) == ()
    assert blocked_by([replace(blocked, manager="")], DANA) == ()
    for changed in (replace(blocked, manager=""), replace(blocked, outgoing=AIKO)):
        (todo,) = [one for one in todos(changed) if one.subject == "question:q1"]
        assert block_on(todo) is None


def test_what_waits_for_somebody_whose_account_is_gone_goes_back_to_its_owner() -> None:
    blocked = waiting_for_priya()
    back = blocks_released(blocked, PRIYA, now=LATER_TODAY).handover
    assert not is_quiet(todos(back)[0], TODAY)
    assert back.lifts == (Lift(Block("answer", "No access", DANA, NOW, PRIYA), PRIYA, LATER_TODAY, settled=False),)
    assert blocks_released(blocked, AIKO, now=LATER_TODAY).handover is blocked


def test_what_is_done_meanwhile_waits_for_nobody() -> None:
    question = Question("q1", "status", "Who?", PRIYA, NOW)
    blocked = block(a_handover(questions=(question,)), "question:q1", "?", by=DANA, now=NOW, blocker=AIKO).handover
    assert clearing_todos(replace(blocked, questions=())) == ()


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 3, 2), False),
        (date(2026, 3, 3), False),
        (date(2026, 3, 4), False),
        (date(2026, 3, 5), True),
        (date(2026, 3, 6), False),
        (date(2026, 3, 9), False),
        (date(2026, 3, 10), True),
        (date(2026, 3, 13), True),
    ],
)
def test_whose_way_somebody_outside_blocks_is_asked_every_three_working_days_whether_it_still_is(
    day: date, asked: bool
) -> None:
    """G: blocked on Monday 2 March; asked on Thursday, Tuesday and Friday, in place of the to-do itself."""
    outside = block(a_handover(), "answer", "Legal", by=DANA, now=NOW).handover
    [todo] = [one for one in still_blocked_todos(outside, day) if one.owner == DANA]
    assert asked_whether_still_blocked(todo, day) is asked
    assert todo.about is not None
    assert todo.about.subject == "answer"


def test_nobody_is_asked_whether_a_colleague_still_blocks_or_what_is_not_blocked() -> None:
    inside = block(a_handover(), "answer", "Access", by=DANA, now=NOW, blocker=PRIYA).handover
    assert still_blocked_todos(inside, date(2026, 3, 5)) == ()
    assert still_blocked_todos(a_handover(), date(2026, 3, 5)) == ()
    outside = block(a_handover(), "answer", "Legal", by=DANA, now=NOW).handover
    assert still_blocked_todos(unblock(outside, "answer", by=DANA, now=NOW).handover, date(2026, 3, 5)) == ()
