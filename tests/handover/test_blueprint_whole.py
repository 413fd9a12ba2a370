"""The whole blueprint: the order in which it is read, how old each entry is, and which promises stand in red."""

from datetime import date, timedelta

import pytest

from handover.blueprint.brief import NOTHING_KNOWN
from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.model.account import Account, AccountEntry
from handover.model.records import RecordKind
from handover.promises.found import Missing
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA

ACCOUNT = Account("a1", "Fjordline Logistics", owner=DANA, backup=AIKO)


def an_entry(item: str, kind: RecordKind = RecordKind.TEXT, text: str = "Said.", **more: object) -> AccountEntry:
    return AccountEntry(item, item.title(), text, "h1", PRIYA, NOW, kind=kind, **more)  # type: ignore[arg-type]


def whole(*entries: AccountEntry) -> WholeBlueprint:
    return whole_blueprint(ACCOUNT, entries, NOTHING_KNOWN, NOW.date(), NOW)


def test_people_and_promises_come_first_and_each_kind_in_the_order_of_its_items() -> None:
    found = whole(
        an_entry("notes", place=1),
        an_entry("first_notes", place=0),
        an_entry("mood", RecordKind.PULSE),
        an_entry("owed", RecordKind.PROMISES),
        an_entry("contacts", RecordKind.PEOPLE),
    )
    assert [one.entry.item for one in found.entries] == ["contacts", "owed", "mood", "first_notes", "notes"]
    assert [section.kind for section in found.sections] == ["people", "promises", "pulse", "text"]


def test_each_entry_says_from_which_day_it_is_stale() -> None:
    fresh = an_entry("fresh", keeps=1)
    old = an_entry("old", keeps=30, confirmed_by=LUCAS, confirmed_at=NOW - timedelta(days=1))
    stale = whole_blueprint(ACCOUNT, [fresh, old, an_entry("ever")], NOTHING_KNOWN, NOW.date(), NOW + timedelta(days=2))
    assert {one.entry.item: (one.stale_on, one.stale) for one in stale.entries} == {
        "fresh": (date(2026, 3, 3), True),
        "old": (date(2026, 4, 1), False),
        "ever": (None, False),
    }
    assert stale.people == (DANA, AIKO, PRIYA, LUCAS)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("SSO by 1 May 2026, owner Dana", []),
        ("SSO by 1 May 2026, owner Dana\nA new dashboard", [Missing.OWNER, Missing.DUE]),
        ("SSO by 1 May 2026", [Missing.OWNER]),
        ("SSO by 1 February 2026, owner Dana", ["overdue"]),
    ],
)
def test_an_open_promise_without_owner_or_day_or_past_its_day_is_flagged(text: str, flags: list[str]) -> None:
    [entry] = whole(an_entry("promises", RecordKind.PROMISES, text)).entries
    found = [(*one.missing, *(["overdue"] if one.overdue else [])) for one in entry.flagged]
    assert [flag for one in found for flag in one] == flags
