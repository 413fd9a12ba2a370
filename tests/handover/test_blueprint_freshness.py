"""How old what is known may get."""

from datetime import datetime, timedelta

import pytest

from handover.blueprint.freshness import is_stale, keeps_of, stale_at
from handover.model.account import AccountEntry
from handover.model.records import RecordKind
from handover.playbooks.loader import load_playbooks
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


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        (RecordKind.PULSE, 14),
        (RecordKind.ISSUES, 182),
        (RecordKind.PEOPLE, 90),
        (RecordKind.PROMISES, 90),
        (RecordKind.DATES, 90),
        (RecordKind.TEXT, None),
        (RecordKind.LINKS, None),
    ],
)
def test_what_a_playbook_of_ones_own_says_nothing_of_ages_as_its_kind_does(kind: RecordKind, days: int | None) -> None:
    """The mood two weeks, people a quarter, what went wrong half a year; words do not age by themselves (P94)."""
    assert keeps_of("ours", kind) == days
    assert keeps_of("ours", kind, 7) == 7


def test_every_playbook_that_comes_with_the_program_says_itself_how_long_its_entries_keep() -> None:
    """It stands in the form that changes an entry, where somebody who sees it empty would take it for ever."""
    items = {(key, item.key): item for key, playbook in load_playbooks().items() for item in playbook.items}
    silent = {
        where for where, item in items.items() if item.keeps is None and keeps_of(item.key, item.kind) is not None
    }
    assert silent == set()
    standard = {key: item.keeps for (playbook, key), item in items.items() if playbook == "standard"}
    assert (standard["pulse"], standard["people"]) == (14, 90)
    assert standard["reviews"] in (180, 182, 183)
    assert standard["troubles"] in (180, 182, 183)


def test_answers_of_a_handover_from_before_playbooks_said_it_age_as_they_did() -> None:
    assert (keeps_of("snapshot", RecordKind.TEXT), keeps_of("history", RecordKind.TEXT)) == (14, None)
