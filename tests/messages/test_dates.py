"""Dates in words are the same on every machine, whatever its locale."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from messages.kit.dates import day, day_and_year, day_from, local_time, weekday_and_date, weekday_names


@pytest.mark.parametrize(
    ("when", "short", "with_year", "whole"),
    [
        (date(2026, 12, 3), "Thu 3 Dec", "3 December 2026", "Thursday, 3 December 2026"),
        (date(2026, 9, 30), "Wed 30 Sep", "30 September 2026", "Wednesday, 30 September 2026"),
        (date(2024, 2, 29), "Thu 29 Feb", "29 February 2024", "Thursday, 29 February 2024"),
    ],
)
def test_a_date_is_said_in_english(when: date, short: str, with_year: str, whole: str) -> None:
    assert (day(when), day_and_year(when), weekday_and_date(when)) == (short, with_year, whole)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (date(2026, 3, 1), "Sun 1 Mar"),
        (date(2026, 8, 29), "Sat 29 Aug"),
        (date(2025, 9, 3), "Wed 3 Sep"),
        (date(2025, 9, 2), "Tue 2 Sep 2025"),
        (date(2025, 4, 1), "Tue 1 Apr 2025"),
        (date(2027, 3, 2), "Tue 2 Mar 2027"),
        (date(2028, 2, 29), "Tue 29 Feb 2028"),
    ],
)
def test_a_day_that_could_be_taken_for_one_of_another_year_has_its_year(when: date, said: str) -> None:
    """G: a renewal that was due eleven months ago, or is due in two years."""
    assert day_from(date(2026, 3, 2), when) == said


def test_every_day_of_a_year_is_said_as_python_says_it() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert [day(one) for one in days] == [f"{one:%a} {one.day} {one:%b}" for one in days]
    assert [weekday_names()[one.weekday()] for one in days] == [f"{one:%A}" for one in days]


def test_slack_shows_a_moment_in_the_readers_zone_and_otherwise_in_utc() -> None:
    moment = datetime(2026, 9, 3, 1, 5, tzinfo=timezone(timedelta(hours=2)))
    words = "<!date^1788390300^{date_short_pretty} at {time}|02 Sep 2026 23:05 UTC>"
    assert local_time(moment) == local_time(moment.astimezone(UTC)) == words
