"""People and moments for property tests of the digest schedule."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from handover.model.people import MONDAY_TO_FRIDAY, Person

SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})


EVERY_DAY = frozenset(range(7))


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


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


HABITS: dict[str, st.SearchStrategy[Any]] = {
    "zone": ZONES,
    "workdays": WEEKS,
    "digest_hour": st.integers(6, 12),
    "country": st.sampled_from(["", "DE", "GB", "US", "CN", "EG", "IL"]),
    "away_until": st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    "away_from": st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    "deactivated": st.sampled_from([False, False, False, True]),
}


PEOPLE = st.fixed_dictionaries(HABITS | {"deactivated": st.just(False)}).map(
    lambda preferences: replace(Person("U1", "Sam"), **preferences)
)
