"""What the manager hears: late and blocked things, once each."""

from dataclasses import replace
from datetime import date

from handover.escalation import escalated, late_by, late_thing, told
from handover.handover import Block, Handover, Hold, Status
from handover.people import Role
from handover.todo import todos
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover, an_item
from tests.handover.test_todo import ALL_ANSWERED, answered

DUE = date(2026, 3, 3)
"""When the first answers of a fresh handover are due: a Tuesday."""
LATE_ANSWERS = f"overdue:answer@{DANA}"


def heard(handover: Handover, today: date) -> list[str]:
    return [todo.subject for todo in escalated(handover, today)]


def test_the_manager_hears_on_the_second_working_day_and_not_before() -> None:
    fresh = a_handover()
    assert heard(fresh, date(2026, 3, 4)) == []
    assert heard(fresh, date(2026, 3, 5)) == [LATE_ANSWERS]


def test_a_weekend_does_not_count() -> None:
    fresh = a_handover(answers=answered("status"))
    assert late_by(todos(fresh)[0], date(2026, 3, 8)) == 0, "due on Friday 6 March, and 8 March is the Sunday"
    assert heard(fresh, date(2026, 3, 9)) == []
    assert heard(fresh, date(2026, 3, 10)) == [LATE_ANSWERS]


def test_what_was_told_is_not_told_again() -> None:
    fresh, today = a_handover(), date(2026, 3, 5)
    once = told(fresh, [LATE_ANSWERS], today).handover
    assert heard(once, today) == []
    assert LATE_ANSWERS not in heard(once, date(2026, 3, 16))


def test_the_same_thing_late_a_second_time_is_told_again() -> None:
    once = told(a_handover(), [LATE_ANSWERS], date(2026, 3, 5)).handover
    caught_up = told(replace(once, answers=ALL_ANSWERED), [], date(2026, 3, 6)).handover
    assert caught_up.told_overdue == frozenset()
    assert LATE_ANSWERS in heard(replace(caught_up, answers={}), date(2026, 3, 9))


def test_telling_changes_nothing_when_nothing_is_new() -> None:
    once = told(a_handover(), [LATE_ANSWERS], date(2026, 3, 5)).handover
    assert told(once, [LATE_ANSWERS], date(2026, 3, 6)).handover is once


def test_a_blocked_thing_is_told_at_once_with_its_reason() -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    (todo,) = escalated(blocked, date(2026, 3, 2))
    assert (todo.owner, todo.subject) == (AIKO, f"{LATE_ANSWERS}!")
    assert todo.about is not None
    assert todo.about.owner == DANA


def test_that_a_late_thing_is_blocked_is_news_and_that_it_is_late_afterwards_is_not() -> None:
    today = date(2026, 3, 5)
    late = told(a_handover(), [LATE_ANSWERS], today).handover
    blocked = replace(late, blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    assert heard(blocked, today) == [f"{LATE_ANSWERS}!"]
    known = told(blocked, [f"{LATE_ANSWERS}!"], today).handover
    assert heard(known, today) == []
    assert heard(replace(known, blocks=()), date(2026, 3, 6)) == []


def test_who_read_that_it_is_blocked_need_not_read_that_it_is_late() -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    known = told(blocked, [f"{LATE_ANSWERS}!"], date(2026, 3, 5)).handover
    assert heard(replace(known, blocks=()), date(2026, 3, 6)) == []


def test_what_was_shown_as_late_is_still_found_when_it_is_blocked_since() -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    assert late_thing(blocked, LATE_ANSWERS, date(2026, 3, 5)) is not None


def test_putting_it_off_buys_one_day_and_no_more() -> None:
    held = a_handover(holds=(Hold("answer", DANA, date(2026, 4, 1)),))
    assert heard(held, date(2026, 3, 5)) == []
    assert heard(held, date(2026, 3, 6)) == [LATE_ANSWERS]


def test_without_a_manager_nobody_is_told() -> None:
    assert heard(a_handover(manager=""), date(2026, 3, 20)) == []


def test_the_managers_own_things_are_not_reported_to_them() -> None:
    assert heard(a_handover(manager=DANA), date(2026, 3, 6)) == []


def test_a_handover_that_rests_reports_nothing() -> None:
    assert heard(a_handover(status=Status.PAUSED), date(2026, 3, 20)) == []


def test_late_answers_of_two_people_are_two_things() -> None:
    fresh = a_handover()
    items = (*fresh.playbook.items, an_item("research", owner=Role.INCOMING, due_day=1))
    both = replace(fresh, playbook=replace(fresh.playbook, items=items))
    assert heard(both, date(2026, 3, 5)) == [LATE_ANSWERS, f"overdue:answer@{PRIYA}"]


def test_a_late_thing_is_found_by_its_subject_until_it_is_settled() -> None:
    fresh, today = a_handover(), date(2026, 3, 5)
    found = late_thing(fresh, LATE_ANSWERS, today)
    assert found is not None
    assert found.due == DUE
    assert late_thing(replace(fresh, answers=ALL_ANSWERED), LATE_ANSWERS, today) is None
