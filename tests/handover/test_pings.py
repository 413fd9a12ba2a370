"""When an account's owner is asked again, and what a tap on what they were asked comes to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.account import AccountEntry
from handover.pings import next_look, not_confirmed, still_true

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (a zone is added)


def entry(keeps: int | None = 14, at: datetime = NOW - 20 * DAY, **changes: object) -> AccountEntry:
    return AccountEntry("pulse", "Their mood", "Amber.", "h1", "UDANA", at, keeps=keeps, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("next_stale", "days"),
    [(None, 91), (NOW + 3 * DAY, 3), (NOW + 200 * DAY, 91), (NOW + timedelta(hours=1), 1), (NOW, 1)],
)
def test_an_account_is_looked_at_again_once_something_is_stale(next_stale: datetime | None, days: int) -> None:
    assert next_look(next_stale, NOW) == NOW + days * DAY


@given(MOMENTS, st.none() | MOMENTS)
def test_a_confirmation_is_taken_back_to_what_was(at: datetime, confirmed: datetime | None) -> None:
    known = entry(at=at, confirmed_by="UPRIYA" if confirmed else "", confirmed_at=confirmed)
    now_true = still_true(known, "UMAREK", NOW)
    assert (now_true.as_of, now_true.by, now_true.at) == (NOW, "UDANA", at)
    assert not_confirmed(now_true, "UMAREK") == known
    assert not_confirmed(now_true, "UPRIYA") == now_true, "it is for whoever confirmed it"


def test_what_is_fresh_is_not_confirmed_twice() -> None:
    once = still_true(entry(), "UMAREK", NOW)
    assert still_true(once, "UPRIYA", NOW + DAY) == once
