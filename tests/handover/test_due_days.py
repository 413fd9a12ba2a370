"""Due days in windows of any length, work weeks of any days, with public holidays: in order, within, and on working days."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from handover.model.handover import Handover, Window
from handover.model.playbook import Item, Step
from handover.plan.due import due_date
from handover.playbooks.loader import load_playbooks
from handover.time.holidays import holiday
from handover.time.workdays import is_workday
from tests.examples import a_handover
from tests.hypothesis_profiles import examples

STANDARD = load_playbooks()["standard"]
ENTRIES: tuple[Item | Step, ...] = (*STANDARD.items, *STANDARD.steps)


def in_window(start: date, end: date, **changes: object) -> Handover:
    return replace(a_handover(playbook=STANDARD, window=Window(start, end)), **changes)  # type: ignore[arg-type]


def test_a_week_is_not_one_day() -> None:
    """G: `due_day` is capped at the window's end: a one-week window puts 17 of 25 entries on one day."""
    week = in_window(date(2026, 3, 2), date(2026, 3, 6))
    days = Counter(due_date(week, one) for one in ENTRIES)
    assert max(days) == date(2026, 3, 6)
    assert len(days) == 4
    assert max(days.values()) <= 11
    assert due_date(week, STANDARD.step("read_first")) < due_date(week, STANDARD.step("warm_call"))


def test_a_usual_window_keeps_the_playbooks_days() -> None:
    usual = in_window(date(2026, 3, 2), date(2026, 3, 23))
    assert due_date(usual, STANDARD.item("snapshot")) == date(2026, 3, 3)
    assert due_date(usual, STANDARD.step("sign_off")) == date(2026, 3, 23)


def test_nothing_is_due_on_a_public_holiday() -> None:
    """I: due on public holidays; each date means what it says."""
    christmas = in_window(date(2026, 12, 14), date(2027, 1, 8), country="DE")
    days = {due_date(christmas, one) for one in ENTRIES}
    assert not days & {date(2026, 12, 25), date(2027, 1, 1)}


@settings(max_examples=examples(200))
@given(
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.integers(1, 92),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from(["", "DE", "IN", "US", "JP", "NO"]),
    st.integers(0, 5),
)
def test_due_days_keep_their_order_and_stay_within_the_window(
    start: date, length: int, workdays: frozenset[int], country: str, paused: int
) -> None:
    end = start + timedelta(days=length)
    handover = in_window(start, end, workdays=workdays, country=country, paused_days=paused)
    in_order = [due_date(handover, one) for one in sorted(ENTRIES, key=lambda one: one.due_day)]
    assert in_order == sorted(in_order)
    assert all(start <= day <= end for day in in_order)
    every = [start + timedelta(days=n) for n in range(length + 1)]
    free = [day for day in every if is_workday(day, workdays) and not holiday(day, country)]
    if free and is_workday(end, workdays) and not holiday(end, country):
        assert all(day in free for day in in_order)
