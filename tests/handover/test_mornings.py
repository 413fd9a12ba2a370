"""When somebody hears from us: tables of odd zones and days, and a year of mornings under random outages."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.habits import Habits, settle_habits
from handover.mornings import digest, morning_now, next_morning, returns
from handover.people import MONDAY_TO_FRIDAY, Intensity, Person
from handover.refusals import FieldProblems
from handover.workdays import local_date

SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})
EVERY_DAY = frozenset(range(7))


def someone(zone: str, **habits: Any) -> Person:
    return replace(Person("U1", "Sam", zone), **habits)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "after", "morning"),
    [
        ("UTC", utc(2026, 3, 2, 8, 59), utc(2026, 3, 2, 9)),
        ("UTC", utc(2026, 3, 2, 9), utc(2026, 3, 3, 9)),
        ("America/New_York", utc(2026, 3, 6, 14), utc(2026, 3, 9, 13)),  # over the weekend into summer time
        ("Europe/London", utc(2026, 3, 27, 9), utc(2026, 3, 30, 8)),
        ("Asia/Kolkata", utc(2026, 3, 2), utc(2026, 3, 2, 3, 30)),
        ("Asia/Kathmandu", utc(2026, 3, 2), utc(2026, 3, 2, 3, 15)),
        ("Australia/Lord_Howe", utc(2026, 4, 2), utc(2026, 4, 2, 22)),  # UTC+11, half an hour of summer time
        ("Australia/Lord_Howe", utc(2026, 4, 5), utc(2026, 4, 5, 22, 30)),  # UTC+10:30 since that Sunday
        ("Pacific/Apia", utc(2026, 3, 1), utc(2026, 3, 1, 20)),  # UTC+13: their Monday morning is our Sunday
        ("Pacific/Pago_Pago", utc(2026, 3, 2), utc(2026, 3, 2, 20)),  # UTC-11
        ("Pacific/Kiritimati", utc(2026, 3, 1), utc(2026, 3, 1, 19)),  # UTC+14
        ("Pacific/Apia", utc(2011, 12, 29, 20), utc(2012, 1, 1, 19)),  # Friday 30 December was left out there
    ],
)
def test_the_next_morning_is_nine_oclock_where_the_person_is(zone: str, after: datetime, morning: datetime) -> None:
    assert next_morning(someone(zone), after) == morning


def test_a_morning_hour_in_a_gap_comes_right_after_it_and_in_a_fold_is_the_first() -> None:
    # In Lord Howe the clock springs from 2:00 to 2:30; Cairo once sprang at midnight; the hours people choose are later,
    # so the rule is shown with hours no form offers.
    gap = someone("America/New_York", digest_hour=2, workdays=EVERY_DAY)
    assert next_morning(gap, utc(2026, 3, 8, 5)) == utc(2026, 3, 8, 7)
    fold = someone("America/New_York", digest_hour=1, workdays=EVERY_DAY)
    assert next_morning(fold, utc(2026, 11, 1, 4)) == utc(2026, 11, 1, 5)


def test_sunday_is_a_working_day_for_those_who_say_so() -> None:
    dubai = someone("Asia/Dubai", workdays=SUNDAY_TO_THURSDAY)
    assert next_morning(dubai, utc(2026, 3, 5, 12)) == utc(2026, 3, 8, 5)


def test_nobody_hears_before_their_first_day_back() -> None:
    away = someone("UTC", away_until=date(2026, 3, 14))
    assert next_morning(away, utc(2026, 3, 2)) == utc(2026, 3, 16, 9), "14 March is a Saturday"
    assert morning_now(away, utc(2026, 3, 13, 9)) is None
    assert morning_now(away, utc(2026, 3, 16, 9)) == date(2026, 3, 16)


@pytest.mark.parametrize("gone", [{"deactivated": True}, {"workdays": frozenset()}])
def test_some_people_have_no_next_morning(gone: dict[str, object]) -> None:
    assert next_morning(someone("UTC", **gone), utc(2026, 3, 2)) is None
    assert morning_now(someone("UTC", **gone), utc(2026, 3, 2, 9)) is None


@pytest.mark.parametrize(
    ("now", "may"),
    [
        (utc(2026, 3, 2, 8, 59), False),
        (utc(2026, 3, 2, 9), True),
        (utc(2026, 3, 2, 17, 59), True),
        (utc(2026, 3, 2, 18), False),
        (utc(2026, 3, 1, 9), False),  # a Sunday
    ],
)
def test_a_late_morning_message_is_sent_the_same_working_day_until_six_or_not_at_all(now: datetime, may: bool) -> None:
    assert (morning_now(someone("UTC"), now) is not None) is may


def test_something_put_off_returns_on_the_first_morning_from_that_day_on() -> None:
    person = someone("Asia/Tokyo")
    assert returns(person, date(2026, 3, 4), utc(2026, 3, 2)) == utc(2026, 3, 4)
    assert returns(person, date(2026, 3, 7), utc(2026, 3, 2)) == utc(2026, 3, 9), "7 March is a Saturday"


def test_who_flies_back_over_the_date_line_does_not_hear_twice_on_one_date() -> None:
    there = someone("Pacific/Kiritimati")
    here = replace(there, zone="Pacific/Pago_Pago")
    first = utc(2026, 3, 2, 19)
    assert morning_now(there, first) == date(2026, 3, 3)
    second = next_morning(here, utc(2026, 3, 3, 12))
    assert second == utc(2026, 3, 3, 20), "a day later, and the third of March once more"
    day = morning_now(here, second)
    assert day is not None
    assert digest("U1", day).key == digest("U1", date(2026, 3, 3)).key == "digest:U1:2026-03-03"


HABITS = Habits(None, 9, MONDAY_TO_FRIDAY, "", Intensity.STANDARD, "")


@pytest.mark.parametrize(
    ("habits", "wrong"),
    [
        (replace(HABITS, away_until=date(2026, 3, 2)), {"away_until": "not_ahead"}),
        (replace(HABITS, away_until=date(2028, 3, 2)), {"away_until": "too_far_off"}),
        (replace(HABITS, workdays=frozenset()), {"workdays": "no_workday"}),
        (replace(HABITS, profile_line="x" * 301), {"profile_line": "too_long"}),
    ],
)
def test_habits_that_cannot_be_are_said_beside_their_field(habits: Habits, wrong: dict[str, str]) -> None:
    with pytest.raises(FieldProblems) as refusal:
        settle_habits(someone("UTC"), habits, utc(2026, 3, 2, 9))
    assert refusal.value.problems == wrong


def test_habits_are_kept_and_an_absence_that_is_over_is_forgotten() -> None:
    back = someone("UTC", away_until=date(2026, 3, 1))
    habits = Habits(date(2026, 3, 1), 7, SUNDAY_TO_THURSDAY, "", Intensity.STANDARD, " Ten years\nof retail. ")
    settled = settle_habits(back, habits, utc(2026, 3, 2, 9))
    assert settled == someone("UTC", digest_hour=7, workdays=SUNDAY_TO_THURSDAY, profile_line="Ten years of retail.")


ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Pago_Pago",
        "Pacific/Kiritimati",
        "Africa/Casablanca",
        "America/St_Johns",
    ]
)
WEEKS = st.sampled_from([MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY, EVERY_DAY, frozenset({2})])
STARTS = st.integers(0, 335 * 24 * 60).map(lambda minutes: utc(2026, 1, 1) + timedelta(minutes=minutes))
PEOPLE = st.builds(
    lambda zone, week, hour, back: Person("U1", "Sam", zone, workdays=week, digest_hour=hour, away_until=back),
    ZONES,
    WEEKS,
    st.integers(6, 12),
    st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31))),
)


@given(PEOPLE, STARTS)
def test_a_morning_is_ahead_on_a_working_day_at_the_persons_hour(person: Person, after: datetime) -> None:
    due = next_morning(person, after)
    assert due is not None
    assert due > after
    local = due.astimezone(ZoneInfo(person.zone))
    assert local.hour == person.digest_hour
    assert local.weekday() in person.workdays
    assert person.away_until is None or local.date() >= person.away_until
    assert morning_now(person, due) == local.date()


@given(
    PEOPLE,
    STARTS,
    st.lists(st.tuples(st.integers(1, 2000), st.booleans(), st.one_of(st.none(), ZONES)), min_size=1, max_size=80),
)
def test_at_most_one_message_a_day_whatever_the_clock_outages_and_zones_do(
    person: Person, now: datetime, beats: list[tuple[int, bool, str | None]]
) -> None:
    """Each beat comes some minutes after the last; the bot may have been down for it; the person may have travelled."""
    due = next_morning(person, now)
    keys: set[str] = set()
    told: Counter[date] = Counter()
    for minutes, down, moved in beats:
        now += timedelta(minutes=minutes)
        person = replace(person, zone=moved) if moved else person
        if down or due is None or due > now:
            continue
        day = morning_now(person, now)
        if day is not None:
            assert day == local_date(now, person.zone)
            assert day.weekday() in person.workdays
            assert 6 <= now.astimezone(ZoneInfo(person.zone)).hour < 18
            key = digest(person.id, day).key
            told[day] += key not in keys
            keys.add(key)
        due = next_morning(person, now)
    assert all(times == 1 for times in told.values())


@given(PEOPLE, STARTS)
def test_while_the_bot_runs_no_working_day_is_missed(person: Person, start: datetime) -> None:
    due, days = next_morning(person, start), set()
    end = start + timedelta(days=30)
    while due is not None and due < end:
        days.add(local_date(due, person.zone))
        due = next_morning(person, due)
    first, last = local_date(start, person.zone), local_date(end, person.zone)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days))
    wanted = {
        d for d in between if d.weekday() in person.workdays and (not person.away_until or d >= person.away_until)
    }
    assert wanted <= days
