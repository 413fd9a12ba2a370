"""What matters today: three things at most, in the right order, and nothing that waits for somebody else."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from handover.digest.today import EntryOutcome, coming_todos, entry_status, select_for_digest, waiting_todos
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Snooze
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from handover.model.synthesis import Synthesis
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover, a_person
from tests.handover.answers import ALL_ANSWERED, answered
from tests.handover.strategies import a_question, days, handovers, people

MONDAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)


def subjects(handover: Handover, person: str, today: date) -> list[str]:
    return [todo.subject for todo in select_for_digest([handover], a_person(person), today).todos]


def test_overdue_comes_before_due_today_before_due_soon() -> None:
    late = a_handover(id="late", account="Late", window=Window(date(2026, 2, 26), date(2026, 3, 20)))
    on_time = a_handover(id="now", account="Now", window=Window(MONDAY, date(2026, 3, 20)))
    soon = a_handover(id="soon", account="Aaa", window=Window(TUESDAY, date(2026, 3, 20)))
    found = select_for_digest([soon, on_time, late], a_person(DANA), TUESDAY)
    assert [todo.handover.id for todo in found.todos] == ["late", "now", "soon"]


def test_of_two_things_due_the_same_day_the_one_somebody_waits_for_comes_first() -> None:
    handover = a_handover(questions=(a_question(1),))
    assert subjects(handover, DANA, TUESDAY) == ["question:q1", "answer"]


def test_at_most_three_things_and_how_many_more() -> None:
    handover = a_handover(questions=tuple(a_question(n) for n in range(5)))
    found = select_for_digest([handover], a_person(DANA), TUESDAY)
    assert (len(found.todos), found.more) == (3, 3)


def test_a_thing_far_ahead_is_not_mentioned_yet() -> None:
    handover = a_handover(answers=answered("status"))
    assert subjects(handover, DANA, TUESDAY) == [], "goals and risks are due on Friday"
    assert subjects(handover, DANA, date(2026, 3, 4)) == ["answer"], "two working days before"


def test_what_waits_for_the_other_side_is_not_mentioned() -> None:
    draft = Introduction(version=1, author=DANA, asked_at=NOW)
    handover = a_handover(answers=ALL_ANSWERED, introduction=draft)
    assert subjects(handover, DANA, TUESDAY) == []
    assert subjects(handover, PRIYA, TUESDAY) == ["approve", "synthesis"]
    handover = replace(handover, syntheses=(Synthesis(("None.",), "Call.", PRIYA, NOW),))
    assert subjects(handover, DANA, TUESDAY) == ["confirm"]
    assert subjects(handover, PRIYA, TUESDAY) == ["approve"]


def test_tomorrow_keeps_one_thing_from_one_person_until_that_day() -> None:
    handover = a_handover(questions=(a_question(1),), holds=(Snooze("answer", DANA, date(2026, 3, 4)),))
    assert subjects(handover, DANA, TUESDAY) == ["question:q1"]
    assert subjects(handover, DANA, date(2026, 3, 4)) == ["question:q1", "answer"]


def test_a_snoozed_handover_is_quiet_for_who_snoozed_it() -> None:
    handover = a_handover(
        answers=answered("status", accepted=False),
        questions=(a_question(1),),
        holds=(Snooze("*", DANA, date(2026, 3, 9)),),
    )
    assert subjects(handover, DANA, date(2026, 3, 6)) == []
    assert subjects(handover, DANA, date(2026, 3, 9)) != []


def test_a_blocked_thing_leaves_its_owner_and_goes_to_the_manager() -> None:
    handover = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    assert subjects(handover, DANA, TUESDAY) == []
    assert subjects(handover, AIKO, TUESDAY) == [f"overdue:answer@{DANA}!"]


def test_things_of_another_persons_are_never_mentioned() -> None:
    assert select_for_digest([a_handover()], a_person(PRIYA), TUESDAY).todos == ()


OPEN, SETTLED = EntryOutcome.OPEN, EntryOutcome.SETTLED


def test_what_became_of_a_thing_that_was_shown() -> None:
    fresh = a_handover()
    shown: list[tuple[Handover, str, EntryOutcome]] = [
        (fresh, "answer", OPEN),
        (replace(fresh, answers=ALL_ANSWERED), "answer", SETTLED),
        (replace(fresh, holds=(Snooze("answer", DANA, date(2026, 3, 4)),)), "answer", EntryOutcome.SNOOZED),
        (replace(fresh, holds=(Snooze("answer", PRIYA, date(2026, 3, 4)),)), "answer", OPEN),
        (replace(fresh, blocks=(Block("answer", "Legal", DANA, NOW),)), "answer", EntryOutcome.BLOCKED),
        (replace(fresh, status=Status.PAUSED), "answer", EntryOutcome.PAUSED),
        (replace(fresh, status=Status.CANCELLED), "answer", EntryOutcome.CLOSED),
        (
            replace(fresh, steps={"warm_call": StepState(planned=date(2026, 3, 12))}),
            "step:warm_call",
            EntryOutcome.PLANNED,
        ),
        (replace(fresh, steps={"warm_call": StepState(planned=TUESDAY)}), "step:warm_call", OPEN),
        (replace(fresh, steps={"warm_call": StepState(done_by=DANA, done_at=NOW)}), "step:warm_call", SETTLED),
        (replace(fresh, questions=(a_question(1),)), "question:q1", OPEN),
        (fresh, "question:gone", SETTLED),
    ]
    for handover, subject, outcome in shown:
        assert entry_status(handover, subject, a_person(DANA), TUESDAY).outcome is outcome, (subject, outcome)


def test_what_the_manager_has_seen_says_so() -> None:
    late = a_handover(holds=(Snooze(f"overdue:answer@{DANA}", AIKO, date(2026, 3, 7)),))
    assert entry_status(late, f"overdue:answer@{DANA}", a_person(AIKO), date(2026, 3, 6)).outcome is EntryOutcome.SEEN
    assert (
        entry_status(replace(late, answers=ALL_ANSWERED), f"overdue:answer@{DANA}", a_person(AIKO), TUESDAY).outcome
        is SETTLED
    )


books = st.lists(handovers(), max_size=5).map(
    lambda found: [replace(handover, id=f"h{number}") for number, handover in enumerate(found)]
)


@given(books, people, days)
def test_never_more_than_three_things_never_a_quiet_one_never_somebody_elses(
    book: list[Handover], person: str, today: date
) -> None:
    found = select_for_digest(book, a_person(person), today)
    silent = [todo for todo in found.todos if todo.subject.startswith("overdue:silent:") and "," not in todo.subject]
    assert len(found.todos) - max(len(silent) - 1, 0) <= 3
    assert len(found.todos) + found.more == len(waiting_todos(book, a_person(person), today))
    for todo in found.todos:
        assert todo.owner == person
        assert todo.handover.status is Status.ACTIVE
        holds = [h for h in todo.handover.holds if h.person == person and h.subject in (todo.subject, "*")]
        assert all(hold.until <= today for hold in holds)
        assert entry_status(todo.handover, todo.subject, a_person(person), today).outcome is EntryOutcome.OPEN
        if todo.about is None:
            assert not any(b.subject == todo.subject and b.by == person for b in todo.handover.blocks)


@given(books, people, days)
def test_what_comes_next_is_listed_by_its_day(book: list[Handover], person: str, today: date) -> None:
    coming = [todo.due for todo in coming_todos(book, a_person(person), today)]
    assert coming == sorted(coming)
