from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.time.workdays import add_workdays, is_workday, next_workday, workdays_between

WEEKS = st.frozensets(st.integers(0, 6), min_size=1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 60), WEEKS)
def test_working_days_are_added_one_after_the_other(start: date, count: int, week: frozenset[int]) -> None:
    day = start if is_workday(start, week) else next_workday(start, week)
    for _ in range(count):
        day = next_workday(day, week)
    assert add_workdays(start, count, week) == day


@given(DAYS, st.integers(0, 60), WEEKS)
def test_as_many_lie_between_as_were_added(start: date, count: int, week: frozenset[int]) -> None:
    first = add_workdays(start, 0, week)
    end = add_workdays(start, count, week)
    assert workdays_between(first, end, week) == count
    assert first - start < timedelta(days=7)


@given(DAYS, st.integers(-10, 60), WEEKS)
def test_those_between_are_counted_one_by_one(earlier: date, days: int, week: frozenset[int]) -> None:
    between = [earlier + timedelta(days=n) for n in range(1, days + 1)]
    assert workdays_between(earlier, earlier + timedelta(days=days), week) == sum(
        is_workday(day, week) for day in between
    )
