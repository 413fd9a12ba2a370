"""Who sees a handover, and when two account names are the same."""

from dataclasses import replace

import pytest

from handover.access import may_see, participants_only
from handover.accounts import folded
from handover.model.people import Person
from handover.model.refusals import NotAParticipant
from tests.examples import AIKO, DANA, LUCAS, PEOPLE, PRIYA, a_handover

STRANGER = Person("U0MAREK", "Marek")


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (PEOPLE[DANA], True),
        (PEOPLE[PRIYA], True),
        (PEOPLE[AIKO], True),
        (PEOPLE[LUCAS], True),  # a workspace admin
        (STRANGER, False),
        (replace(PEOPLE[DANA], guest=True), False),
        (replace(PEOPLE[DANA], external=True), False),
        (replace(PEOPLE[DANA], deactivated=True), False),
        (replace(PEOPLE[LUCAS], guest=True), False),
    ],
)
def test_only_its_people_and_admins_who_are_full_members(person: Person, expected: bool) -> None:
    assert may_see(a_handover(), person) is expected


def test_everybody_else_is_refused() -> None:
    with pytest.raises(NotAParticipant):
        participants_only(a_handover(), STRANGER)


@pytest.mark.parametrize("other", ["ACME  corp", "Ａｃｍｅ Corp", " acme\tcorp\n", "Acme Corp"])
def test_accounts_are_the_same_whatever_their_case_width_and_spaces(other: str) -> None:
    assert folded(other) == folded("Acme Corp")


def test_different_accounts_stay_different() -> None:
    assert len({folded(name) for name in ("Acme", "Acme Corp", "Acmé", "Straße", "株式会社")}) == 5
