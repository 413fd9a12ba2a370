"""Which accounts a list shows, and in which order."""

import pytest

from handover.accounts.listing import Which, listed, which_typed
from handover.model.account import AccountRow

ROWS = (
    AccountRow("1", "Zeta", "dana", "priya"),
    AccountRow("2", "acme", "dana", ""),
    AccountRow("3", "Beta", "priya", "gone"),
    AccountRow("4", "Delta", "gone", "dana"),
    AccountRow("5", "Epsilon", "", "priya"),
)


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        (Which.MINE, ["2", "1"]),
        (Which.TEAM, ["3", "4"]),
        (Which.NO_OWNER, ["4", "5"]),
        (Which.NO_BACKUP, ["2", "3"]),
        (Which.STALE, ["3", "2", "1"]),
        (Which.ALL, ["2", "3", "4", "5", "1"]),
    ],
)
def test_each_list_shows_what_it_says_by_name_the_stalest_first(which: Which, shown: list[str]) -> None:
    stale = {"1": 1, "2": 1, "3": 7}
    found = listed(ROWS, which, "dana", own={"1", "2", "3", "4"}, gone={"gone"}, stale=stale)
    assert [row.id for row in found] == shown


@pytest.mark.parametrize(
    ("typed", "which"),
    [
        ("", None),
        ("Mine", Which.MINE),
        ("my team’s", Which.TEAM),
        ("Without  Owner", Which.NO_OWNER),
        ("stale.", Which.STALE),
        ("blue", None),
    ],
)
def test_a_list_is_asked_for_in_words(typed: str, which: Which | None) -> None:
    assert which_typed(typed) is which
