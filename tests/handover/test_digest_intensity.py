"""How much a morning message says: light, standard, active; and why it said nothing at all."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.digest.schedule import NoDigestReason
from handover.digest.today import EntryOutcome as Became
from handover.digest.today import entry_status, select_for_digest, waiting_todos, why_no_digest
from handover.model.handover import Handover
from handover.model.holds import Block, Snooze
from handover.model.people import Intensity, Person
from handover.model.playbook import Stage
from handover.model.steps import StepState
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover, a_person
from tests.handover.answers import ALL_ANSWERED, answered
from tests.handover.strategies import a_question, days, handovers, people

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6)
LIGHT, STANDARD, ACTIVE = Intensity.LIGHT, Intensity.STANDARD, Intensity.ACTIVE
WRITING = a_handover(answers=answered("status"))
"""Goals and risks are due on Friday."""


def subjects(handover: Handover, today: date, intensity: Intensity, person: str = DANA) -> list[str]:
    return [todo.subject for todo in select_for_digest([handover], a_person(person, intensity=intensity), today).todos]


@pytest.mark.parametrize(
    ("today", "heard_by"),
    [
        (MONDAY, set()),  # the day it was opened: everybody has just been told
        (TUESDAY, {ACTIVE}),
        (WEDNESDAY, {ACTIVE, STANDARD}),
        (FRIDAY, {ACTIVE, STANDARD, LIGHT}),
    ],
)
def test_the_more_somebody_wants_to_hear_the_earlier_they_hear_of_it(today: date, heard_by: set[Intensity]) -> None:
    assert {one for one in Intensity if subjects(WRITING, today, one) == ["answer"]} == heard_by


def test_what_is_further_ahead_than_a_week_comes_up_for_nobody() -> None:
    calls = a_handover(answers=ALL_ANSWERED, stage=Stage.WARM_CALL)
    assert "step:warm_call" not in subjects(calls, TUESDAY, ACTIVE)
    assert "step:warm_call" in subjects(calls, date(2026, 3, 10), ACTIVE)
    assert "step:warm_call" not in subjects(calls, date(2026, 3, 10), STANDARD)


def test_a_call_that_has_its_day_is_settled_until_then() -> None:
    planned = {"warm_call": StepState(planned=date(2026, 3, 12))}
    calls = a_handover(answers=ALL_ANSWERED, stage=Stage.WARM_CALL, steps=planned)
    assert "step:warm_call" not in subjects(calls, date(2026, 3, 10), ACTIVE)


def test_what_is_coming_up_fills_the_room_but_takes_it_from_nothing() -> None:
    busy = replace(WRITING, questions=tuple(a_question(n) for n in range(5)))
    found = select_for_digest([busy], a_person(DANA, intensity=ACTIVE), TUESDAY)
    assert ([todo.subject for todo in found.todos], found.more) == (["question:q0", "question:q1", "question:q2"], 2)
    some = replace(WRITING, questions=(a_question(1),))
    found = select_for_digest([some], a_person(DANA, intensity=ACTIVE), TUESDAY)
    assert ([todo.subject for todo in found.todos], found.more) == (["question:q1", "answer"], 0)


def test_what_light_leaves_out_is_counted_among_what_can_wait() -> None:
    found = select_for_digest([WRITING], a_person(DANA, intensity=LIGHT), WEDNESDAY)
    assert (found.todos, found.more) == ((), 1)


def test_a_manager_who_hears_little_still_hears_that_somebody_is_stuck() -> None:
    stuck = replace(WRITING, blocks=(Block("answer", "No access", DANA, NOW),))
    assert subjects(stuck, TUESDAY, LIGHT, AIKO) == subjects(stuck, TUESDAY, STANDARD, AIKO) != []


@pytest.mark.parametrize(
    ("handover", "today", "why"),
    [
        (WRITING, TUESDAY, NoDigestReason.NOTHING),
        (WRITING, WEDNESDAY, NoDigestReason.NOTHING_DUE),
        (replace(WRITING, holds=(Snooze("answer", DANA, FRIDAY),)), WEDNESDAY, NoDigestReason.SNOOZED),
        (replace(WRITING, holds=(Snooze("*", DANA, FRIDAY),)), WEDNESDAY, NoDigestReason.SNOOZED),
        (replace(WRITING, holds=(Snooze("*", PRIYA, FRIDAY),)), WEDNESDAY, NoDigestReason.NOTHING_DUE),
        (replace(WRITING, blocks=(Block("answer", "No access", DANA, NOW),)), WEDNESDAY, NoDigestReason.NOTHING),
    ],
)
def test_silence_has_its_reason(handover: Handover, today: date, why: NoDigestReason) -> None:
    dana: Person = replace(PEOPLE[DANA], intensity=LIGHT)
    assert select_for_digest([handover], dana, today).todos == ()
    assert why_no_digest([handover], dana, today) is why


def test_a_manager_who_snoozed_what_is_stuck_is_silent_for_that_reason() -> None:
    stuck = replace(WRITING, blocks=(Block("answer", "No access", DANA, NOW),), holds=(Snooze("*", AIKO, FRIDAY),))
    assert select_for_digest([stuck], PEOPLE[AIKO], WEDNESDAY).todos == ()
    assert why_no_digest([stuck], PEOPLE[AIKO], WEDNESDAY) is NoDigestReason.SNOOZED


@given(st.lists(handovers(), max_size=5, unique_by=lambda one: one.id), people, days)
def test_light_says_part_of_standard_and_active_says_more_and_only_what_can_be_done(
    book: list[Handover], person: str, today: date
) -> None:
    light, standard, active = (
        select_for_digest(book, a_person(person, intensity=one), today) for one in (LIGHT, STANDARD, ACTIVE)
    )
    waiting = waiting_todos(book, a_person(person), today)
    assert all(todo in waiting for todo in light.todos)
    assert active.todos[: len(standard.todos)] == standard.todos
    for said in (light, standard, active):
        silent = [todo for todo in said.todos if todo.subject.startswith("overdue:silent:") and "," not in todo.subject]
        assert len(said.todos) - max(len(silent) - 1, 0) <= 3
        assert len([todo for todo in said.todos if todo in waiting]) + said.more == len(waiting)
    for todo in active.todos:
        assert todo.owner == person
        assert entry_status(todo.handover, todo.subject, a_person(person), today).outcome is Became.OPEN


def test_a_digest_is_empty_because_all_that_waits_is_told_in_a_message_of_its_own() -> None:
    dana, told = PEOPLE[DANA], frozenset({(WRITING.id, "answer")})
    assert select_for_digest([WRITING], dana, WEDNESDAY, told).todos == ()
    assert why_no_digest([WRITING], dana, WEDNESDAY, told) is NoDigestReason.TOLD
