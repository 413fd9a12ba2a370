"""Who stands in for an incoming CSM who is away for long, with what, and what is told of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.digest.today import EntryOutcome, entry_status, waiting_todos
from handover.model.handover import Handover, Reason, Status
from handover.model.people import Person, Role
from handover.standing_in import absence_news, away_for_long, stand_in, stand_in_todos
from handover.todos import todos
from tests.examples import AIKO, DANA, PRIYA, SMALL_PLAYBOOK, a_handover, a_person, an_item
from tests.handover.answers import answered
from tests.handover.strategies import days, handovers

MAREK = "U0MAREK"
TUESDAY = date(2026, 3, 3)
BACK = date(2026, 3, 10)
REVIEWED = a_handover(backup=MAREK, answers=answered("status", accepted=False))


def people(**priya: Any) -> Mapping[str, Person]:
    return {
        PRIYA: a_person(PRIYA, zone="UTC", **{"away_from": TUESDAY, "away_until": BACK, **priya}),
        MAREK: a_person(MAREK),
        AIKO: a_person(AIKO),
        DANA: a_person(DANA),
    }


@pytest.mark.parametrize(
    ("priya", "today", "long"),
    [
        ({}, TUESDAY, True),  # Tue to Mon: five working days
        ({}, date(2026, 3, 9), True),
        ({}, BACK, False),
        ({}, date(2026, 3, 2), False),
        ({"away_until": date(2026, 3, 9)}, TUESDAY, False),  # four, and a weekend
        ({"workdays": frozenset({0, 1, 2})}, TUESDAY, False),  # Tue, Wed, Mon
        ({"away_from": date(2026, 2, 1), "away_until": date(2026, 3, 6)}, TUESDAY, False),  # four since it was opened
        ({"away_from": date(2026, 3, 20), "away_until": date(2026, 5, 1)}, date(2026, 3, 20), False),  # two to its end
        ({"away_from": date(2026, 3, 20), "away_until": date(2026, 5, 1)}, date(2026, 3, 26), True),  # it goes on
        ({"away_from": None}, TUESDAY, True),
        ({"away_until": None, "away_from": None}, TUESDAY, False),
        ({"away_from": date(2026, 3, 13), "away_until": date(2026, 3, 20), "country": "IE"}, date(2026, 3, 16), False),
    ],
)
def test_five_working_days_of_their_own_within_the_handover_are_long(
    priya: dict[str, Any], today: date, long: bool
) -> None:
    assert (away_for_long(REVIEWED, people(**priya), today) is not None) is long


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.PAUSED},
        {"status": Status.COMPLETED},
        {"status": Status.CANCELLED},
        {"reason": Reason.STAFF_LEAVE},
    ],
)
def test_of_a_cover_and_of_what_does_not_run_nothing_is_said(changes: dict[str, Any]) -> None:
    handover = replace(REVIEWED, **changes)
    assert stand_in_todos(handover, a_person(MAREK), people(), TUESDAY) == ()
    for user in (MAREK, AIKO, PRIYA):
        assert list(absence_news(handover, a_person(user), people(), TUESDAY, ())) == []


def test_the_backup_reads_in_her_place_and_nobody_else_does() -> None:
    found = stand_in_todos(REVIEWED, a_person(MAREK), people(), TUESDAY)
    assert [one.subject for one in found] == ["review"]
    assert [(one.owner, one.doer) for one in found] == [(PRIYA, MAREK)]
    for user in (PRIYA, AIKO, DANA):
        assert stand_in_todos(REVIEWED, people()[user], people(), TUESDAY) == ()


def test_what_the_backup_has_to_find_out_themselves_comes_before_the_same_of_hers() -> None:
    items = (an_item("goals", owner=Role.BACKUP), an_item("plan", owner=Role.INCOMING))
    handover = a_handover(backup=MAREK, playbook=replace(SMALL_PLAYBOOK, items=items))
    assert stand_in_todos(handover, a_person(MAREK), people(), TUESDAY) == ()
    handover = replace(handover, answers=answered("goals"))
    assert [one.subject for one in stand_in_todos(handover, a_person(MAREK), people(), TUESDAY)] == ["answer"]


def test_where_the_backup_is_away_for_long_as_well_the_manager_hears_that_nobody_stands_in() -> None:
    known = {**people(), MAREK: a_person(MAREK, away_from=TUESDAY, away_until=date(2026, 3, 20))}
    assert stand_in(REVIEWED, known, TUESDAY) == ""
    [told] = absence_news(REVIEWED, a_person(AIKO), known, TUESDAY, ())
    assert told.subject == f"absence:nobody.{PRIYA}.1"
    assert list(absence_news(REVIEWED, a_person(AIKO), known, TUESDAY, [("h1", told.subject)])) == []


def test_each_absence_is_told_as_it_begins_and_as_it_ends() -> None:
    marek, said = a_person(MAREK), list[tuple[str, str]]()
    again = {"away_from": date(2026, 3, 12), "away_until": date(2026, 3, 20)}
    stages: list[tuple[dict[str, Any], date]] = [
        ({}, TUESDAY),
        ({}, date(2026, 3, 4)),
        ({}, BACK),
        ({}, date(2026, 3, 11)),
        (again, date(2026, 3, 12)),
    ]
    told = []
    for priya, today in stages:
        found = [one.subject for one in absence_news(REVIEWED, marek, people(**priya), today, said)]
        said += [("h1", one) for one in found]
        told.append(found)
    begun, over = f"absence:begun.{PRIYA}", f"absence:over.{PRIYA}"
    assert told == [[f"{begun}.1"], [], [f"{over}.1"], [], [f"{begun}.2"]]


def test_what_the_backup_was_shown_is_hers_again_when_she_is_back() -> None:
    marek = a_person(MAREK)
    assert entry_status(REVIEWED, "review", marek, TUESDAY, people()).outcome is EntryOutcome.OPEN
    assert entry_status(REVIEWED, "review", marek, BACK, people()).outcome is EntryOutcome.WENT_BACK
    done = replace(REVIEWED, answers=answered("status"))
    assert entry_status(done, "review", marek, TUESDAY, people()).outcome is EntryOutcome.SETTLED


@given(
    handover=handovers(), today=days, first=days, length=st.integers(1, 40), backup=st.sampled_from(["", MAREK, AIKO])
)
def test_only_what_is_hers_is_shown_to_the_one_who_stands_in_and_a_long_absence_stays_long(
    handover: Handover, today: date, first: date, length: int, backup: str
) -> None:
    handover = replace(handover, backup=backup)
    back = first + timedelta(days=length)
    known = people(away_from=first, away_until=back)
    hers = {one.subject for one in todos(handover, today) if one.owner == PRIYA}
    for person in known.values():
        found = stand_in_todos(handover, person, known, today)
        shown = waiting_todos([handover], person, today, known)
        assert len({one.subject for one in shown}) == len(shown), "nothing doubled"
        assert not found or (person.id == backup and first <= today < back)
        assert {one.subject for one in found} <= hers
        assert {one.kind for one in found} <= {"answer", "review", "question", "step"}
        assert all(handover.playbook.step(one.subject.key).kind == "reading" for one in found if one.kind == "step")
    if away_for_long(handover, known, today) and today + timedelta(days=1) < back:
        assert away_for_long(handover, known, today + timedelta(days=1)), "once long, long until its end"
