"""What is worked out once about a handover is never said of another one, not even of its own next state."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.escalation.reports import escalated
from handover.escalation.risks import top_risks
from handover.model.answers import Answer, Part, Question
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Snooze
from handover.model.introduction import Introduction
from handover.model.memoize import memoized
from handover.model.playbook import Stage
from handover.model.steps import StepState
from handover.progress import last_progress
from handover.stages import percent
from handover.todos import open_items, todos
from storage.documents import handover_document
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED

LATER = NOW + timedelta(days=8)
LATE = date(2026, 3, 30)
NEXT_STATES: list[dict[str, Any]] = [
    {"answers": ALL_ANSWERED},
    {"answers": {"goals": Answer("goals", (Part("Two depots more.", DANA, LATER),), by=DANA, at=LATER)}},
    {"answers": {"goals": replace(ALL_ANSWERED["goals"], accepted_by=PRIYA, accepted_at=LATER)}},
    {"questions": (Question("q1", "goals", "By when?", PRIYA, LATER),)},
    {"steps": {"warm_call": StepState(planned=date(2026, 3, 12), changed_at=LATER)}},
    {"stage": Stage.SUPPORT},
    {"status": Status.PAUSED, "paused_on": date(2026, 3, 9)},
    {"paused_days": 4, "resumed_at": LATER},
    {"window": Window(date(2026, 3, 9), date(2026, 4, 10))},
    {"workdays": frozenset({0, 1, 2})},
    {"introduction": Introduction(version=1, author=DANA, asked_at=LATER)},
    {"outgoing": LUCAS},
    {"manager": ""},
    {"holds": (Snooze("*", DANA, date(2026, 4, 1)),)},
    {"blocks": (Block("answer", "No access.", DANA, LATER, PRIYA),)},
]


def all_that_follows(handover: Handover) -> list[object]:
    days = [date(2026, 3, 3), date(2026, 3, 13), LATE]
    return [
        [(todos(handover, day), top_risks(handover, day), escalated(handover, day)) for day in days],
        [open_items(handover, one) for one in (DANA, PRIYA, AIKO, LUCAS)],
        [percent(handover, stage) for stage in (None, *Stage)],
        last_progress(handover),
        todos(handover),
    ]


@given(st.lists(st.sampled_from(NEXT_STATES), max_size=5))
def test_what_follows_from_each_next_state_is_what_follows_from_one_nobody_asked_about(
    changes: list[dict[str, Any]],
) -> None:
    handover, all_changes = a_handover(), dict[str, Any]()
    for change in changes:
        all_that_follows(handover)
        all_that_follows(handover)
        handover, all_changes = replace(handover, **change), all_changes | change
    assert all_that_follows(handover) == all_that_follows(a_handover(**all_changes))


def test_a_rule_is_worked_out_once_for_a_handover_and_the_same_arguments() -> None:
    asked = []

    @memoized
    def rule(handover: Handover, day: date) -> str:
        asked.append((handover.account, day))
        return f"{handover.account} on {day}"

    one, other = a_handover(account="Fjordline"), a_handover(account="Meridian")
    for _ in range(2):
        assert rule(one, LATE) == f"Fjordline on {LATE}"
        assert rule(one, date.min) == f"Fjordline on {date.min}"
        assert rule(other, LATE) == f"Meridian on {LATE}"
    assert asked == [("Fjordline", LATE), ("Fjordline", date.min), ("Meridian", LATE)]


def test_what_is_worked_out_is_no_part_of_the_handover() -> None:
    asked, untouched = a_handover(answers=ALL_ANSWERED), a_handover(answers=dict(ALL_ANSWERED))
    all_that_follows(asked)
    assert asked.memo
    assert (asked, repr(asked), handover_document(asked)) == (untouched, repr(untouched), handover_document(untouched))


@pytest.mark.parametrize("asked", [all_that_follows, handover_document])
def test_a_handover_goes_with_the_last_who_holds_it_without_a_garbage_collection(
    asked: Callable[[Handover], object],
) -> None:
    handover = a_handover()
    gc.disable()
    try:
        asked(handover)
        gone = weakref.ref(handover)
        del handover
        assert gone() is None
    finally:
        gc.enable()
