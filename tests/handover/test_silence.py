"""When nothing moves: what counts as progress, and when a quiet stretch is silence."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handover.escalation.silence import silent_since
from handover.lifecycle import pause, resume
from handover.model.answers import Answer, Evidence, Part, Question
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Lift, Snooze
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from handover.progress import last_progress
from tests.examples import DANA, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED, answered

MONDAY, THURSDAY = date(2026, 3, 2), date(2026, 3, 5)
WEDNESDAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
BLOCK = Block("step:warm_call", "No date", DANA, WEDNESDAY)


def test_a_fresh_handover_counts_from_its_start() -> None:
    fresh = a_handover()
    assert silent_since(fresh, date(2026, 3, 4)) is None
    assert silent_since(fresh, THURSDAY) == MONDAY


@pytest.mark.parametrize(
    "moved",
    [
        {"answers": {"goals": Answer("goals", (Part("Grow.", DANA, WEDNESDAY),))}},
        {"answers": {"goals": Answer("goals", evidence=(Evidence("Plan", "https://x.example", DANA, WEDNESDAY),))}},
        {"answers": {"goals": Answer("goals", not_applicable="None", at=WEDNESDAY)}},
        {"answers": {"goals": Answer("goals", (Part("Grow.", DANA, NOW),), accepted_at=WEDNESDAY)}},
        {"questions": (Question("q1", "goals", "Who?", PRIYA, WEDNESDAY),)},
        {"questions": (Question("q1", "goals", "Who?", PRIYA, NOW, (Part("Maria.", DANA, WEDNESDAY),)),)},
        {"steps": {"warm_call": StepState(planned=date(2026, 3, 17), changed_at=WEDNESDAY)}},
        {"steps": {"warm_call": StepState(done_by=DANA, done_at=WEDNESDAY)}},
        {"introduction": Introduction(version=1, author=DANA, edited_at=WEDNESDAY)},
        {"introduction": Introduction(version=1, author=DANA, edited_at=NOW, asked_at=WEDNESDAY)},
        {"introduction": Introduction(version=1, author=DANA, approved_version=1, approved_at=WEDNESDAY)},
        {"blocks": (BLOCK,)},
        {"lifts": (Lift(replace(BLOCK, at=NOW), PRIYA, WEDNESDAY),)},
        {"resumed_at": WEDNESDAY},
    ],
)
def test_what_people_do_is_progress(moved: dict[str, object]) -> None:
    handover = a_handover(**moved)
    assert last_progress(handover) == date(2026, 3, 4)
    assert silent_since(handover, THURSDAY) is None


def test_tomorrow_is_no_progress_and_buys_one_day() -> None:
    put_off = a_handover(holds=(Snooze("answer", DANA, date(2026, 3, 20)),))
    assert last_progress(put_off) == MONDAY
    assert silent_since(put_off, THURSDAY) is None
    assert silent_since(put_off, date(2026, 3, 6)) == MONDAY


@pytest.mark.parametrize(
    ("today", "expected"), [(THURSDAY, None), (date(2026, 3, 9), None), (date(2026, 3, 10), MONDAY)]
)
def test_days_on_which_nothing_was_due_are_no_silence(today: date, expected: date | None) -> None:
    """The status was given at once; the other answers are due on Friday 6 March, and the weekend does not count."""
    assert silent_since(a_handover(answers=answered("status")), today) == expected


def test_waiting_for_a_planned_day_is_no_silence() -> None:
    planned = a_handover(
        answers=ALL_ANSWERED,
        steps={"context_call": StepState(planned=date(2026, 3, 18)), "introduction": StepState(not_needed="Known")},
    )
    assert silent_since(planned, date(2026, 3, 16)) is None


def test_where_nothing_is_open_nothing_is_silent() -> None:
    done = a_handover(
        answers=ALL_ANSWERED, steps={step.key: StepState(not_needed="Done") for step in a_handover().playbook.steps}
    )
    assert silent_since(done, date(2026, 3, 20)) is None


def test_what_is_blocked_and_what_is_ones_own_is_left_out_of_account() -> None:
    assert silent_since(a_handover(blocks=(replace(BLOCK, subject="answer", at=NOW),)), THURSDAY) is None
    assert silent_since(a_handover(), THURSDAY, apart_from=DANA) is None


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
def test_what_does_not_run_is_not_silent(status: Status) -> None:
    assert silent_since(a_handover(status=status), date(2026, 3, 20)) is None


def test_days_of_a_pause_do_not_count() -> None:
    stopped = pause(a_handover(), today=date(2026, 3, 3), by=DANA, now=datetime(2026, 3, 3, 9, tzinfo=UTC)).handover
    back = resume(stopped, today=date(2026, 3, 10), by=DANA, now=datetime(2026, 3, 10, 9, tzinfo=UTC)).handover
    assert silent_since(back, date(2026, 3, 12)) is None
    assert silent_since(back, date(2026, 3, 13)) == date(2026, 3, 10)


def test_a_handover_entered_late_is_silent_three_days_after_it_was_entered() -> None:
    entered: Handover = a_handover(window=Window(date(2026, 2, 16), date(2026, 3, 23)))
    assert silent_since(entered, date(2026, 3, 4)) is None
    assert silent_since(entered, THURSDAY) == MONDAY


def test_one_that_has_not_begun_is_not_silent() -> None:
    assert silent_since(a_handover(window=Window(date(2026, 3, 16), date(2026, 4, 3))), date(2026, 3, 13)) is None
