"""How long a handover takes, and what is said about it (P90–P92)."""

from datetime import date, timedelta

import pytest

from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover, Reason, Window
from handover.model.people import MONDAY_TO_FRIDAY
from handover.opening.window import WindowLength, usual_window, window_length, window_problems
from handover.playbooks.loader import load_playbooks
from tests.examples import a_handover

MONDAY = date(2026, 3, 2)
LIBRARY = load_playbooks()


def lasting(days: int, playbook: str = "standard", reason: Reason = Reason.PROMOTION) -> Handover:
    """Return a handover that takes so many days."""
    window = Window(MONDAY, MONDAY + timedelta(days=days))
    return a_handover(window=window, playbook=LIBRARY[playbook], reason=reason)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, WindowLength.RUSHED),
        (13, WindowLength.RUSHED),
        (14, WindowLength.USUAL),
        (21, WindowLength.USUAL),
        (28, WindowLength.USUAL),
        (29, WindowLength.LONG),
    ],
)
def test_two_to_four_weeks_need_no_word(days: int, expected: WindowLength) -> None:
    assert window_length(lasting(days)) is expected


@pytest.mark.parametrize(
    ("playbook", "reason", "days", "expected"),
    [
        ("light", Reason.PROMOTION, 7, WindowLength.USUAL),
        ("light", Reason.PROMOTION, 6, WindowLength.RUSHED),
        ("return", Reason.STAFF_LEAVE, 7, WindowLength.USUAL),
        # P91: who moves between segments is not rushed, however short the list.
        ("light", Reason.SEGMENT_MOVE, 13, WindowLength.RUSHED),
        ("light", Reason.SEGMENT_MOVE, 14, WindowLength.USUAL),
        ("high_touch", Reason.PROMOTION, 14, WindowLength.USUAL),
    ],
)
def test_a_week_is_enough_for_what_is_made_for_one(
    playbook: str, reason: Reason, days: int, expected: WindowLength
) -> None:
    assert window_length(lasting(days, playbook, reason)) is expected


@pytest.mark.parametrize(
    ("today", "workdays", "start", "end"),
    [
        (date(2026, 3, 2), MONDAY_TO_FRIDAY, date(2026, 3, 2), date(2026, 3, 23)),
        (date(2026, 3, 6), MONDAY_TO_FRIDAY, date(2026, 3, 6), date(2026, 3, 27)),
        (date(2026, 3, 7), MONDAY_TO_FRIDAY, date(2026, 3, 9), date(2026, 3, 30)),
        (date(2026, 3, 1), frozenset({6, 0, 1, 2, 3}), date(2026, 3, 1), date(2026, 3, 22)),
        (date(2026, 3, 3), frozenset({0}), date(2026, 3, 9), date(2026, 6, 22)),
    ],
)
def test_the_usual_window_is_fifteen_of_ones_own_working_days_from_one_of_them(
    today: date, workdays: frozenset[int], start: date, end: date
) -> None:
    assert usual_window(today, workdays) == Window(start, end)


def test_the_usual_window_has_no_problems_on_any_day_of_a_year() -> None:
    for offset in range(366):
        day = MONDAY + timedelta(days=offset)
        window = usual_window(day, MONDAY_TO_FRIDAY)
        assert window_problems(window.start, window.end, day) == {}
        assert window_length(a_handover(window=window)) is WindowLength.USUAL


@pytest.mark.parametrize(
    ("start", "end", "workdays", "problem"),
    [
        (date(2026, 3, 7), date(2026, 3, 8), MONDAY_TO_FRIDAY, FieldProblem.NO_WORKING_DAY),
        (date(2026, 3, 7), date(2026, 3, 9), MONDAY_TO_FRIDAY, None),
        (date(2026, 3, 6), date(2026, 3, 7), MONDAY_TO_FRIDAY, None),
        (date(2026, 3, 6), date(2026, 3, 7), frozenset({6, 0, 1, 2, 3}), FieldProblem.NO_WORKING_DAY),
    ],
)
def test_a_window_without_a_working_day_is_none(
    start: date, end: date, workdays: frozenset[int], problem: FieldProblem | None
) -> None:
    """G: everything would be due on its last day, on which nobody works."""
    assert window_problems(start, end, MONDAY, workdays).get("end") is problem
