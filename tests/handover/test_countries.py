"""Countries and their holidays: every zone leads to the right one, and every name can stand in a sentence."""

from datetime import date, timedelta
from zoneinfo import available_timezones

import pytest

from handover.model.people import MONDAY_TO_FRIDAY
from handover.time.countries import countries, country_of, office_week
from handover.time.holidays import holiday, next_holiday


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Europe/Oslo", "NO"),  # a link to Berlin's time, but not in Germany
        ("America/Los_Angeles", "US"),
        ("America/Argentina/Buenos_Aires", "AR"),
        ("Pacific/Kiritimati", "KI"),
        # Names of old, which Slack may still give.
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("US/Pacific", "US"),
        ("UTC", ""),
        ("Etc/GMT+5", ""),
        ("EST", ""),  # a link to Panama's time
        ("Mars/Olympus", ""),
    ],
)
def test_a_zone_lies_in_a_country(zone: str, country: str) -> None:
    assert country_of(zone) == country


def test_every_zone_with_a_place_in_its_name_lies_in_a_country_with_known_holidays() -> None:
    places = {zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")}
    assert {zone for zone in places if country_of(zone) not in countries()} == set()


@pytest.mark.parametrize(
    ("country", "week"),
    [
        ("DE", MONDAY_TO_FRIDAY),
        ("AE", MONDAY_TO_FRIDAY),
        ("HK", MONDAY_TO_FRIDAY),  # only Sunday by law
        ("IL", {6, 0, 1, 2, 3}),
        ("EG", {6, 0, 1, 2, 3}),
        ("BN", {0, 1, 2, 3, 5}),
    ],
)
def test_the_office_week_leaves_out_the_weekend_of_the_country(country: str, week: set[int]) -> None:
    assert office_week(country) == week


def test_countries_have_short_names_in_order() -> None:
    names = list(countries().values())
    assert len(names) == len(set(names)) > 200
    assert names == sorted(names)
    assert countries()["GB"] == "United Kingdom"
    assert all(len(name) <= 75 for name in names), "Slack's limit for an option"


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("DE", date(2026, 12, 25), "Christmas Day"),
        ("DE", date(2026, 11, 1), ""),  # All Saints' Day is free in some of its states only
        ("GB", date(2026, 5, 4), "May Day"),
        ("US", date(2026, 7, 3), "Independence Day"),  # on a Saturday, observed on Friday
        ("CN", date(2026, 2, 20), "Day off"),
        ("EG", date(2026, 3, 20), "Eid al-Fitr"),
        ("", date(2026, 12, 25), ""),
        ("ZZ", date(2026, 12, 25), ""),
        ("EG", date(9999, 12, 31), ""),
    ],
)
def test_public_holidays_have_plain_english_names(country: str, day: date, name: str) -> None:
    assert holiday(day, country) == name


def test_the_next_holiday_may_be_in_the_next_year_or_there_is_none() -> None:
    assert next_holiday(date(2026, 12, 24), "DE") == (date(2026, 12, 25), "Christmas Day")
    assert next_holiday(date(2026, 12, 26), "DE") == (date(2027, 1, 1), "New Year's Day")
    assert next_holiday(date(2026, 12, 24), "") is None


def test_no_name_of_a_holiday_anywhere_carries_a_remark() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    names = {holiday(day, country) for country in countries() for day in days}
    assert len(names) > 500
    assert {name for name in names if ";" in name or "observed" in name or "estimated" in name} == set()
    assert {name for name in names if not any(letter.isascii() and letter.isalpha() for letter in name)} == {""}
