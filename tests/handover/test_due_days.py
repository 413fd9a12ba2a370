"""Due days in windows of any length, work weeks of any days, with public holidays: in order, within, and on working days."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handover.model.handover import Handover, Window
from handover.model.introduction import Introduction
from handover.model.people import MONDAY_TO_FRIDAY
from handover.model.playbook import After, Anchor, Item, Playbook, Stage, Step, StepKind
from handover.model.steps import StepState
from handover.plan.due import due_date, moved
from handover.playbooks.loader import load_playbooks
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, workdays_between
from tests.examples import SMALL_PLAYBOOK, a_handover, a_step, an_item
from tests.hypothesis_profiles import examples

STANDARD = load_playbooks()["standard"]
ENTRIES: tuple[Item | Step, ...] = STANDARD.entries
MONDAY = date(2026, 3, 2)


def in_window(start: date, end: date, book: Playbook = STANDARD, **changes: object) -> Handover:
    return replace(a_handover(playbook=book, window=Window(start, end)), **changes)  # type: ignore[arg-type]


def anchored(anchor: Anchor, due_day: int, *after: After) -> Playbook:
    """Return the small playbook with one more item, due at this day."""
    item = an_item("more", anchor=anchor, due_day=due_day, after=after)
    return replace(SMALL_PLAYBOOK, items=(*SMALL_PLAYBOOK.items, item), workdays=15)


@pytest.mark.parametrize(
    ("anchor", "due_day", "day"),
    [
        (Anchor.START, 0, date(2026, 3, 2)),
        (Anchor.START, 6, date(2026, 3, 10)),
        # The introduction is due on the eighth working day, the joint call on the eleventh.
        (Anchor.CUSTOMER_TOLD, 2, date(2026, 3, 16)),
        (Anchor.CUSTOMER_TOLD, -8, date(2026, 3, 2)),
        (Anchor.FIRST_JOINT_CALL, 0, date(2026, 3, 17)),
        (Anchor.FIRST_JOINT_CALL, -5, date(2026, 3, 10)),
        (Anchor.LAST_DAY, 0, date(2026, 3, 27)),
        (Anchor.LAST_DAY, -1, date(2026, 3, 26)),
        (Anchor.END_OF_SUPPORT, -6, date(2026, 3, 19)),
        # Never before the first or after the last day.
        (Anchor.FIRST_JOINT_CALL, -40, date(2026, 3, 2)),
        (Anchor.CUSTOMER_TOLD, 40, date(2026, 3, 27)),
    ],
)
def test_a_due_day_is_counted_from_its_anchor(anchor: Anchor, due_day: int, day: date) -> None:
    four_weeks = in_window(MONDAY, date(2026, 3, 27), anchored(anchor, due_day))
    assert due_date(four_weeks, four_weeks.playbook.item("more")) == day


def test_what_is_counted_from_a_day_moves_with_it() -> None:
    def due(anchor: Anchor, days: int, **changes: object) -> date:
        handover = in_window(MONDAY, date(2026, 3, 27), anchored(anchor, days), **changes)
        return due_date(handover, handover.playbook.item("more"))

    planned = {"warm_call": StepState(planned=date(2026, 3, 24)), "introduction": StepState(planned=date(2026, 3, 6))}
    assert due(Anchor.FIRST_JOINT_CALL, -1, steps=planned) == date(2026, 3, 23)
    assert due(Anchor.CUSTOMER_TOLD, 1, steps=planned) == date(2026, 3, 9)
    sent = Introduction(sent_at=datetime(2026, 3, 10, 9, tzinfo=UTC))
    assert due(Anchor.CUSTOMER_TOLD, 1, steps=planned, introduction=sent) == date(2026, 3, 11)
    held = {"warm_call": StepState(planned=date(2026, 3, 24), done_at=datetime(2026, 3, 25, 9, tzinfo=UTC))}
    assert due(Anchor.FIRST_JOINT_CALL, 1, steps=held) == date(2026, 3, 26)


def test_what_comes_after_another_entry_keeps_its_distance() -> None:
    book = anchored(Anchor.START, 2, After("goals", 3), After("status", 1))
    assert due_date(in_window(MONDAY, date(2026, 3, 27), book), book.item("more")) == date(2026, 3, 11)
    told = StepState(planned=date(2026, 3, 20))
    after_told = anchored(Anchor.START, 2, After("introduction", 2))
    later = in_window(MONDAY, date(2026, 3, 27), after_told, steps={"introduction": told})
    assert due_date(later, after_told.item("more")) == date(2026, 3, 24)


def test_a_pause_moves_everything_and_a_holiday_is_no_working_day() -> None:
    book = anchored(Anchor.START, 4)
    usual = in_window(date(2026, 12, 21), date(2027, 1, 22), book)
    assert due_date(usual, book.item("more")) == date(2026, 12, 25)
    assert due_date(replace(usual, country="DE"), book.item("more")) == date(2026, 12, 28)
    assert due_date(replace(usual, country="DE", paused_days=2), book.item("more")) == date(2026, 12, 30)


def test_documents_of_older_versions_count_from_the_start() -> None:
    old = in_window(MONDAY, date(2026, 3, 23), SMALL_PLAYBOOK)
    assert [due_date(old, one).day for one in SMALL_PLAYBOOK.entries] == [3, 6, 6, 6, 10, 12, 17, 23]


def crowded(items: int, days: int) -> Playbook:
    """Return a playbook of ten working days that asks for some items on each of its first days."""
    asked = tuple(an_item(f"i{day}_{n}", due_day=day) for day in range(1, days + 1) for n in range(items))
    steps = (
        a_step("introduction", Stage.INTRODUCE, StepKind.INTRODUCTION, owner="incoming", due_day=days),
        a_step("sign_off", Stage.SUPPORT, StepKind.SIGN_OFF, owner="incoming", due_day=10),
    )
    return Playbook("crowded", "Crowded", "For tests.", asked, steps, 10)


def test_a_crowded_window_is_spread_evenly_and_says_what_was_moved() -> None:
    book = crowded(items=2, days=5)
    week = in_window(MONDAY, date(2026, 3, 6), book)
    # Four working days for ten: the items of five days come down to two days, in their turn four and six of them.
    assert Counter(due_date(week, item).day for item in book.items) == {3: 5, 4: 5}
    assert moved(week) == {"i3_0": (date(2026, 3, 4), date(2026, 3, 3))}
    assert due_date(week, book.step("introduction")) == date(2026, 3, 4)
    assert moved(in_window(MONDAY, date(2026, 3, 20), book)) == {}


def test_a_week_is_not_one_day() -> None:
    """G: `due_day` is capped at the window's end: a one-week window puts 17 of 25 entries on one day."""
    week = in_window(MONDAY, date(2026, 3, 6))
    days = Counter(due_date(week, one) for one in ENTRIES)
    assert max(days) == date(2026, 3, 6)
    assert len(days) == 4
    assert max(days.values()) <= 15
    assert due_date(week, STANDARD.step("read_first")) < due_date(week, STANDARD.step("warm_call"))


def test_a_usual_window_keeps_the_playbooks_days() -> None:
    usual = in_window(MONDAY, date(2026, 3, 23))
    assert due_date(usual, STANDARD.item("snapshot")) == date(2026, 3, 3)
    assert due_date(usual, STANDARD.step("sign_off")) == date(2026, 3, 23)


def test_nothing_is_due_on_a_public_holiday() -> None:
    """I: due on public holidays; each date means what it says."""
    christmas = in_window(date(2026, 12, 14), date(2027, 1, 8), country="DE")
    days = {due_date(christmas, one) for one in ENTRIES}
    assert not days & {date(2026, 12, 25), date(2027, 1, 1)}


@pytest.mark.parametrize("book", load_playbooks().values(), ids=lambda one: one.key)
@settings(max_examples=examples(40))
@given(
    st.dates(date(2026, 1, 1), date(2027, 6, 1)),
    st.integers(1, 92),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from(["", "DE", "IN", "US", "JP", "NO"]),
    st.integers(0, 5),
)
def test_due_days_keep_their_order_and_stay_within_the_window(
    book: Playbook, start: date, length: int, workdays: frozenset[int], country: str, paused: int
) -> None:
    end = start + timedelta(days=length)
    handover = in_window(start, end, book, workdays=workdays, country=country, paused_days=paused)
    due = {one.key: due_date(handover, one) for one in book.entries}
    for one in book.entries:
        assert all(due[before.key] <= due[one.key] for before in one.after)
    from_start = sorted((one for one in book.entries if one.anchor is Anchor.START and not one.after), key=due_day)
    in_order = [due[one.key] for one in from_start]
    assert in_order == sorted(in_order)
    assert all(start <= day <= end for day in due.values())
    every = [start + timedelta(days=n) for n in range(length + 1)]
    free = [day for day in every if is_workday(day, workdays) and not holiday(day, country)]
    if free:
        assert all(day in free for day in due.values())


def due_day(entry: Item | Step) -> int:
    return entry.due_day


@settings(max_examples=examples(100))
@given(st.dates(date(2026, 1, 1), date(2027, 6, 1)), st.integers(14, 92))
def test_the_distances_hold_in_every_window_of_two_working_weeks_and_a_day(start: date, length: int) -> None:
    """P83, P90: reading two working days before the call; a week between the customer's being told and the joint call."""
    end = start + timedelta(days=length)
    assume(workdays_between(start - timedelta(days=1), end, MONDAY_TO_FRIDAY) > 2 * len(MONDAY_TO_FRIDAY))
    handover = in_window(start, end)
    due = {one.key: due_date(handover, one) for one in ENTRIES}
    assert workdays_between(due["read_first"], due["context_call"], MONDAY_TO_FRIDAY) >= 2
    assert workdays_between(due["introduction"], due["warm_call"], MONDAY_TO_FRIDAY) >= 5
