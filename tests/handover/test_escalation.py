"""What the manager hears: silence, late, unanswered and blocked things, a window at risk. Once each, one entry per handover."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handover.digest.today import select_for_digest
from handover.escalation.reports import SEPARATOR, escalated, mark_reported, reported_entry, reported_facts
from handover.escalation.risks import RiskKind
from handover.model.answers import Question
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Snooze
from handover.model.people import Role
from handover.model.steps import StepState
from handover.model.subject import SubjectKind
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover, an_item
from tests.handover.answers import ALL_ANSWERED, answered

LATE_ANSWERS = f"answer@{DANA}"
"""What is remembered of the first answers of a fresh handover, which are due on Tuesday 3 March."""
WEDNESDAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
THURSDAY = date(2026, 3, 5)


def heard(handover: Handover, today: date) -> list[str]:
    """Return the marks of what the manager has yet to hear of."""
    return [mark for todo in escalated(handover, today) for mark in todo.subject.key.split(SEPARATOR)]


def having_read(handover: Handover, today: date) -> Handover:
    """Return the handover after the manager's morning of that day."""
    return mark_reported(handover, [todo.subject for todo in escalated(handover, today)], today).handover


def moving(**changes: object) -> Handover:
    """Return a handover in which something moved on Wednesday, so that it is not silent on Thursday, though answers are late."""
    return a_handover(**{"answers": answered("goals", at=WEDNESDAY)} | changes)


def a_question(asked: datetime) -> Question:
    return Question("q1", "goals", "Who signs?", PRIYA, asked)


def test_the_manager_hears_on_the_second_working_day_and_not_before() -> None:
    assert heard(moving(), date(2026, 3, 4)) == []
    assert heard(moving(), THURSDAY) == [LATE_ANSWERS]


def test_a_weekend_does_not_count() -> None:
    due_on_friday = a_handover(answers=answered("status", at=datetime(2026, 3, 9, 8, tzinfo=UTC)))
    assert heard(due_on_friday, date(2026, 3, 9)) == []
    assert heard(due_on_friday, date(2026, 3, 10)) == [LATE_ANSWERS]


def test_what_was_told_is_not_told_again() -> None:
    once = having_read(moving(), THURSDAY)
    assert heard(once, THURSDAY) == []
    assert LATE_ANSWERS not in heard(once, date(2026, 3, 16))


def test_the_same_thing_late_a_second_time_is_told_again() -> None:
    once = having_read(moving(), THURSDAY)
    caught_up = having_read(replace(once, answers=ALL_ANSWERED), date(2026, 3, 6))
    assert caught_up.told_overdue == frozenset()
    back = replace(caught_up, answers=answered("goals", at=datetime(2026, 3, 8, tzinfo=UTC)))
    assert heard(back, date(2026, 3, 9)) == [LATE_ANSWERS]


def test_reading_it_a_second_time_changes_nothing() -> None:
    once = having_read(moving(), THURSDAY)
    assert mark_reported(once, [f"overdue:{LATE_ANSWERS}"], date(2026, 3, 6)).handover is once


def test_what_was_told_is_kept_over_a_pause() -> None:
    once = having_read(moving(), THURSDAY)
    stopped = replace(once, status=Status.PAUSED)
    assert having_read(stopped, date(2026, 3, 9)) is stopped


def test_who_becomes_the_manager_hears_what_the_one_before_was_told() -> None:
    once = having_read(moving(), THURSDAY)
    assert heard(replace(once, manager=LUCAS), THURSDAY) == [LATE_ANSWERS]
    assert heard(having_read(replace(once, manager=LUCAS), THURSDAY), THURSDAY) == []


def test_what_an_older_program_told_counts_as_told() -> None:
    assert heard(moving(told_overdue=frozenset({LATE_ANSWERS})), THURSDAY) == []


def test_a_blocked_thing_is_told_at_once() -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    (todo,) = escalated(blocked, date(2026, 3, 2))
    assert (todo.owner, todo.subject) == (AIKO, f"overdue:{LATE_ANSWERS}!")
    (fact,) = reported_facts(blocked, todo.subject, date(2026, 3, 2))
    assert fact.todo is not None
    assert (fact.kind, fact.todo.owner) == (RiskKind.BLOCKED, DANA)


def test_that_a_late_thing_is_blocked_is_news_and_that_it_is_late_afterwards_is_not() -> None:
    late = having_read(moving(), THURSDAY)
    blocked = replace(late, blocks=(Block("answer", "Waiting for legal", DANA, WEDNESDAY),))
    assert heard(blocked, THURSDAY) == [f"{LATE_ANSWERS}!"]
    known = having_read(blocked, THURSDAY)
    assert heard(known, THURSDAY) == []
    assert heard(replace(known, blocks=()), date(2026, 3, 6)) == []


def test_who_read_that_it_is_blocked_need_not_read_that_it_is_late() -> None:
    blocked = moving(blocks=(Block("answer", "Waiting for legal", DANA, WEDNESDAY),))
    assert heard(replace(having_read(blocked, THURSDAY), blocks=()), date(2026, 3, 6)) == []


def test_nobody_escalates_to_the_manager_what_waits_for_the_manager() -> None:
    waits_for_aiko = moving(blocks=(Block("answer", "No budget", DANA, WEDNESDAY, blocker=AIKO),))
    assert heard(waits_for_aiko, THURSDAY) == []
    waits_for_priya = moving(blocks=(Block("answer", "No access", DANA, WEDNESDAY, blocker=PRIYA),))
    assert heard(waits_for_priya, THURSDAY) == [f"{LATE_ANSWERS}!"]


def test_putting_it_off_buys_one_day_and_no_more() -> None:
    held = moving(holds=(Snooze("answer", DANA, date(2026, 4, 1)),))
    assert heard(held, THURSDAY) == []
    assert LATE_ANSWERS in heard(held, date(2026, 3, 6))


def test_what_was_due_before_the_handover_was_opened_is_not_late_at_once() -> None:
    entered_late = moving(window=Window(date(2026, 2, 16), date(2026, 3, 23)))
    assert heard(entered_late, date(2026, 3, 3)) == []
    assert heard(entered_late, date(2026, 3, 4))[0] == LATE_ANSWERS


@pytest.mark.parametrize("today", [date(2026, 3, 5), date(2026, 3, 20), date(2026, 4, 1)])
def test_without_a_manager_nobody_is_told(today: date) -> None:
    assert heard(a_handover(manager=""), today) == []


def test_the_managers_own_things_are_not_reported_to_them() -> None:
    assert heard(a_handover(manager=DANA), date(2026, 3, 6)) == []


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
def test_a_handover_that_does_not_run_reports_nothing(status: Status) -> None:
    assert heard(a_handover(status=status), date(2026, 4, 1)) == []


def test_late_things_of_two_people_are_two_facts_of_one_entry() -> None:
    fresh = moving()
    items = (*fresh.playbook.items, an_item("research", owner=Role.INCOMING, due_day=1))
    both = replace(fresh, playbook=replace(fresh.playbook, items=items))
    assert heard(both, THURSDAY) == [LATE_ANSWERS, f"answer@{PRIYA}"]
    assert len(escalated(both, THURSDAY)) == 1


def test_an_entry_holds_three_facts_and_the_rest_comes_the_next_morning() -> None:
    questions = tuple(replace(a_question(NOW), id=f"q{n}") for n in range(5))
    many = moving(questions=questions)
    first = heard(many, THURSDAY)
    assert first == [f"question:q{n}@{DANA}" for n in range(3)]
    assert heard(having_read(many, THURSDAY), THURSDAY) == [f"question:q{n}@{DANA}" for n in (3, 4)] + [LATE_ANSWERS]


@pytest.mark.parametrize(
    ("asked", "today", "expected"),
    [
        (datetime(2026, 3, 9, 15, tzinfo=UTC), date(2026, 3, 10), []),
        (datetime(2026, 3, 9, 15, tzinfo=UTC), date(2026, 3, 11), [f"question:q1@{DANA}"]),
        (datetime(2026, 3, 12, 15, tzinfo=UTC), date(2026, 3, 15), []),
        (datetime(2026, 3, 12, 15, tzinfo=UTC), date(2026, 3, 16), [f"question:q1@{DANA}"]),
    ],
)
def test_a_question_is_unanswered_two_working_days_after_it_was_asked(
    asked: datetime, today: date, expected: list[str]
) -> None:
    steps = {"context_call": StepState(not_needed="Met"), "introduction": StepState(not_needed="Known")}
    assert heard(a_handover(answers=ALL_ANSWERED, steps=steps, questions=(a_question(asked),)), today) == expected


def test_days_of_a_pause_before_a_question_give_it_no_more_time() -> None:
    asked = datetime(2026, 3, 9, 15, tzinfo=UTC)
    stopped = a_handover(
        answers=ALL_ANSWERED, questions=(a_question(asked),), paused_days=3, resumed_at=datetime(2026, 3, 6, tzinfo=UTC)
    )
    assert heard(stopped, date(2026, 3, 11)) == [f"question:q1@{DANA}"]
    assert heard(replace(stopped, resumed_at=datetime(2026, 3, 10, tzinfo=UTC)), date(2026, 3, 13)) == []


def test_silence_is_told_once_and_speaks_for_what_is_late() -> None:
    fresh = a_handover()
    assert heard(fresh, date(2026, 3, 4)) == []
    assert heard(fresh, THURSDAY) == ["silent:2026-03-02"]
    known = having_read(fresh, THURSDAY)
    assert known.told_overdue == {"silent:2026-03-02", LATE_ANSWERS}
    for later in (date(2026, 3, 6), date(2026, 3, 11), date(2026, 3, 13)):
        assert heard(having_read(known, later), later) == []


def test_a_second_silence_is_told_again() -> None:
    known = having_read(a_handover(), THURSDAY)
    moved = having_read(
        replace(known, answers=answered("goals", at=datetime(2026, 3, 6, 12, tzinfo=UTC))), date(2026, 3, 9)
    )
    assert heard(moved, date(2026, 3, 10)) == []
    assert heard(moved, date(2026, 3, 11)) == ["silent:2026-03-06"]


def test_the_manager_hears_the_strongest_first_and_one_entry_of_a_handover() -> None:
    passed = a_handover()
    today = date(2026, 3, 24)
    assert heard(passed, today) == ["window_passed:2026-03-23", "silent:2026-03-02"]
    known = having_read(passed, today)
    assert heard(known, date(2026, 3, 25)) == []


def test_a_window_at_risk_is_told_once_per_kind_and_again_only_when_the_last_day_was_moved() -> None:
    friday = datetime(2026, 3, 13, tzinfo=UTC)
    behind = a_handover(answers=answered("status", at=friday), steps={"context_call": StepState(not_needed="Met")})
    assert not any("behind" in mark for mark in heard(behind, date(2026, 3, 16))), "six days left: the end is not near"
    tuesday = having_read(behind, date(2026, 3, 17))
    told_kinds = {mark.partition(":")[0] for mark in tuesday.told_overdue}
    assert "behind" in told_kinds
    assert not any("behind" in mark for mark in heard(tuesday, date(2026, 3, 18)))
    assert "no_room:2026-03-23" in heard(tuesday, date(2026, 3, 19))
    known = having_read(tuesday, date(2026, 3, 19))
    assert not any("no_room" in mark for mark in heard(known, date(2026, 3, 20)))
    moved = replace(known, window=Window(known.window.start, date(2026, 3, 27)))
    assert "no_room:2026-03-27" in heard(moved, date(2026, 3, 25))


def test_who_knows_that_nothing_moves_is_not_told_that_much_is_open() -> None:
    known = having_read(a_handover(), THURSDAY)
    assert heard(known, date(2026, 3, 17)) == []
    moved = replace(known, answers=answered("status", at=datetime(2026, 3, 16, tzinfo=UTC)))
    assert "behind:2026-03-23" in heard(having_read(moved, date(2026, 3, 16)), date(2026, 3, 17))


def test_a_pause_moves_the_last_day_and_is_no_new_risk() -> None:
    known = having_read(a_handover(), date(2026, 3, 24))
    stopped = replace(known, paused_days=2, window=Window(known.window.start, date(2026, 3, 25)))
    assert not any("window" in mark for mark in heard(stopped, date(2026, 3, 26)))


def test_an_entry_is_found_again_until_all_it_speaks_of_is_settled() -> None:
    late, today = moving(), THURSDAY
    subject = f"overdue:{LATE_ANSWERS}"
    again = reported_entry(late, subject, today)
    assert again is not None
    assert (again.subject, again.due) == (subject, date(2026, 3, 3))
    blocked = replace(late, blocks=(Block("answer", "Legal", DANA, WEDNESDAY),))
    assert [fact.kind for fact in reported_facts(blocked, subject, today)] == [RiskKind.BLOCKED]
    assert reported_entry(replace(late, answers=ALL_ANSWERED), subject, today) is None
    both = f"overdue:silent:2026-03-02{SEPARATOR}{LATE_ANSWERS}"
    assert [fact.kind for fact in reported_facts(late, both, today)] == [RiskKind.LATE], "it moved on Wednesday"


def test_of_many_handovers_in_which_nothing_has_moved_one_morning_tells_all() -> None:
    book = {f"h{n}": a_handover(id=f"h{n}", account=f"Account {n}") for n in range(8)}
    mornings = []
    for today in (date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10)):
        shown = select_for_digest(book.values(), PEOPLE[AIKO], today).todos
        for todo in shown:
            book[todo.handover.id] = mark_reported(book[todo.handover.id], [todo.subject], today).handover
        mornings.append([todo.handover.id for todo in shown])
    assert [len(one) for one in mornings] == [8, 0, 0, 0]
    assert sorted(handover for one in mornings for handover in one) == sorted(book)


def test_what_is_told_once_comes_before_the_managers_own_late_things() -> None:
    own = [a_handover(id=f"own{n}", outgoing=AIKO, manager="") for n in range(4)]
    found = select_for_digest([*own, a_handover()], PEOPLE[AIKO], date(2026, 3, 9)).todos
    assert found[0].subject.kind is SubjectKind.OVERDUE


def test_an_entry_keeps_to_what_it_said_when_something_stronger_has_come_up_since() -> None:
    subject = "overdue:behind:2026-03-23"
    assert [fact.kind for fact in reported_facts(a_handover(), subject, date(2026, 3, 19))] == [RiskKind.BEHIND]


@pytest.mark.parametrize(
    ("renewal", "told"),
    [(date(2026, 3, 20), True), (date(2026, 1, 20), True), (date(2026, 5, 22), True), (date(2026, 5, 23), False)],
)
def test_a_renewal_inside_the_window_soon_after_it_or_overdue_reaches_the_manager_once(
    renewal: date, *, told: bool
) -> None:
    """G: a renewal inside the window never reaches the manager; an overdue renewal cannot be entered."""
    handover = replace(moving(), renewal_date=renewal)
    mark = f"renewal:{renewal}"
    assert (mark in heard(handover, date(2026, 3, 3))) is told
    once = having_read(handover, date(2026, 3, 3))
    assert mark not in heard(once, date(2026, 3, 4))
    moved = replace(once, renewal_date=date(2026, 3, 19))
    assert "renewal:2026-03-19" in heard(moved, date(2026, 3, 4))
