"""How old what is known may get."""

from datetime import datetime, timedelta

import pytest

from handover.blueprint.freshness import is_stale, keeps_of, stale_at
from handover.model.account import AccountEntry
from tests.examples import DANA, NOW


def entry(keeps: int | None, confirmed_at: datetime | None = None) -> AccountEntry:
    return AccountEntry("goals", "Goals", "Grow.", "h1", DANA, NOW, keeps=keeps, confirmed_at=confirmed_at)


@pytest.mark.parametrize(
    ("keeps", "confirmed", "days", "stale"),
    [
        (14, None, 13, False),
        (14, None, 14, True),
        (14, 10, 14, False),
        (14, 10, 24, True),
        (14, -10, 13, False),
        (None, None, 5000, False),
    ],
)
def test_an_entry_is_stale_so_many_days_after_somebody_last_said_that_it_is_so(
    keeps: int | None, confirmed: int | None, days: int, stale: bool
) -> None:
    at = None if confirmed is None else NOW + timedelta(days=confirmed)
    assert is_stale(entry(keeps, at), NOW + timedelta(days=days)) is stale
    assert (stale_at(entry(keeps, at)) is None) is (keeps is None)


@pytest.mark.parametrize(("item", "days"), [("snapshot", 14), ("people", 90), ("troubles", 182), ("history", None)])
def test_how_long_the_answers_of_the_standard_playbook_stay_fresh(item: str, days: int | None) -> None:
    """The pulse two weeks, people a quarter, what went wrong half a year; the story so far does not age (P94)."""
    assert keeps_of(item) == days
