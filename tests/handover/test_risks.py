"""What threatens the last day, and what the card shows of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handover.escalation.risks import RiskKind, days_left, top_risks, window_risk
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from tests.examples import DANA, NOW, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED

END = date(2026, 3, 23)
"""A Monday."""
ANSWERED = a_handover(answers=ALL_ANSWERED)
APPROVED = Introduction(version=1, author=DANA, approved_version=1, approved_by=PRIYA, approved_at=NOW)
SENT = replace(APPROVED, sent_at=NOW)
ALL_DONE = replace(ANSWERED, steps={step.key: StepState(not_needed="Done") for step in ANSWERED.playbook.steps})


def call(planned: date | None) -> dict[str, StepState]:
    return {"warm_call": StepState(planned=planned)}


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 2, 20), 16), (date(2026, 3, 2), 16), (END - timedelta(days=3), 2), (END, 1), (date(2026, 3, 24), 0)],
)
def test_days_left_count_today_and_the_last_day(today: date, left: int) -> None:
    assert days_left(a_handover(), today) == left


@pytest.mark.parametrize(
    ("handover", "last_day_with_room"),
    [
        # Two days to write and read the e-mail, two days of notice for the call.
        (ANSWERED, date(2026, 3, 18)),
        (replace(ANSWERED, introduction=APPROVED), date(2026, 3, 19)),
        (replace(ANSWERED, introduction=SENT), date(2026, 3, 20)),
        (replace(ANSWERED, steps=call(END)), date(2026, 3, 20)),
        (replace(ANSWERED, introduction=SENT, steps=call(END)), END),
    ],
)
def test_the_introduction_and_the_call_need_their_days(handover: Handover, last_day_with_room: date) -> None:
    before = window_risk(handover, last_day_with_room)
    assert before is None or before.kind is RiskKind.BEHIND
    after = window_risk(handover, last_day_with_room + timedelta(days=1))
    assert after is not None
    assert after.kind is (RiskKind.WINDOW_PASSED if last_day_with_room == END else RiskKind.NO_ROOM)


def test_a_call_planned_after_the_last_day_does_not_fit_whenever_that_is() -> None:
    risk = window_risk(replace(ANSWERED, steps=call(date(2026, 3, 24))), date(2026, 3, 3))
    assert risk is not None
    assert (risk.kind, [step.key for step in risk.steps]) == (RiskKind.NO_ROOM, ["warm_call"])


def test_a_window_that_never_had_room_says_nothing_until_it_has_passed() -> None:
    rushed = replace(ANSWERED, window=Window(date(2026, 3, 2), date(2026, 3, 3)))
    first = window_risk(rushed, date(2026, 3, 2))
    assert first is None or first.kind is not RiskKind.NO_ROOM


@pytest.mark.parametrize("today", [date(2026, 3, 20), END, date(2026, 3, 24), date(2026, 4, 20)])
def test_where_nothing_is_open_no_last_day_is_at_risk(today: date) -> None:
    assert window_risk(ALL_DONE, today) is None


def test_half_way_with_less_than_half_of_that_done_is_behind() -> None:
    assert window_risk(a_handover(), date(2026, 3, 11)) is None
    risk = window_risk(a_handover(), date(2026, 3, 12))
    assert risk is not None
    assert (risk.kind, risk.days) == (RiskKind.BEHIND, 0)


def test_the_card_shows_three_the_whole_before_its_parts() -> None:
    blocked = a_handover(blocks=(Block("step:warm_call", "No date", DANA, NOW, PRIYA),))
    assert [risk.kind for risk in top_risks(blocked, date(2026, 3, 20))] == [
        RiskKind.NO_ROOM,
        RiskKind.SILENT,
        RiskKind.BLOCKED,
    ]
    assert top_risks(replace(blocked, status=Status.PAUSED), date(2026, 3, 20)) == ()
