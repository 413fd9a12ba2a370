"""Who sees a handover, on facts how old, and when two account names are the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handover.access import Facts, known_person, may_see, members_only, newest, participants_only
from handover.accounts.names import folded, loosened
from handover.model.people import Person
from handover.model.refusals import MembersOnly, NotAParticipant, Refusal, RightsUnknown
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover

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


@pytest.mark.parametrize(
    "other",
    [
        'O\'Neill-Smith & Sons "Ltd"',
        "O’Neill–Smith & Sons “Ltd”",
        "OʼNeill‑Smith\u00a0& Sons „Ltd“",
        "O`Neill-Smith & Sons\u202f«Ltd»",
        "O\u200bNeill".replace("\u200b", "'\u200b") + '-Smith & Sons\u3000"Ltd"\ufeff',
        '‘O’Neill—Smith & Sons "Ltd"’'.removeprefix("‘").removesuffix("’"),
        "\u200fO´Neill−Smith\u2009&\u2003Sons ＂Ltd＂",
    ],
)
def test_accounts_are_the_same_however_a_keyboard_writes_them(other: str) -> None:
    """C: no-break space, straight for typographic apostrophe, name in quotes, invisible signs."""
    assert folded(other) == folded('O\'Neill-Smith & Sons "Ltd"')


@pytest.mark.parametrize("quoted", ['"Acme"', "“Acme”", "„Acme“", "'Acme'", "‘Acme’", "«Acme»", "« Acme »", ' "Acme" '])
def test_quotes_around_a_name_are_not_part_of_it(quoted: str) -> None:
    assert folded(quoted) == folded("Acme")


@pytest.mark.parametrize("name", ['"A" and "B"', "'", '""', "Rock 'n' Roll", '"'])
def test_quotes_within_a_name_are(name: str) -> None:
    assert folded(name) == name.casefold()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("İSTANBUL LOJİSTİK", "İstanbul Lojistik"),
        ("istanbul lojistik", "İstanbul Lojistik"),
        ("ISTANBUL LOJISTIK", "İstanbul Lojistik"),
        ("ıstanbul lojıstık", "ISTANBUL LOJISTIK"),
        ("ΕΛΛΗΝΙΚΟΣ ΟΜΙΛΟΣ", "Ελληνικός Όμιλος"),
        ("STRAẞE", "Straße"),
        ("Acme.", "Acme"),
        ("Acme Inc", "Acme Inc."),
        ('"Acme"!', "Acme"),
        ("Acme…", "Acme"),
    ],
)
def test_capitals_of_every_alphabet_and_a_full_stop_do_not_matter(typed: str, stored: str) -> None:
    """C: Turkish dotless i, Greek accents and final sigma, German ß, trailing dots."""
    assert folded(typed) == folded(stored)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Muller & Sohne", "Müller & Söhne"),
        ("Mueller und Soehne", "Müller & Söhne"),
        ("Societe Generale", "Société Générale"),
        ("loreal sa", "L'Oréal S.A."),
        ("Lodz Tram", "Łódź Tram"),
        ("Aero Faerge", "Ærø Færge"),
        ("ATT / Verizon", "AT&T / Verizon"),
        ("at&t/verizon", "AT&T / Verizon"),
        ("O'Brien - Smith", "O’Brien–Smith"),
        ("North wind", "Northwind"),
        ("*Northwind*", "Northwind"),
        ("(Northwind)", "Northwind"),
        ("3 M", "3M"),
        (":rocket: Ship", "🚀 Ship"),
        ("ship :fjord-custom:", "Ship"),
        ("さくら商事", "サクラ商事"),
        ("（株）サクラ", "株式会社サクラ"),
        ("株式会社サクラ", "㈱サクラ"),
        ("https://www.booking.com/", "Booking.com"),
    ],
)
def test_a_name_is_looked_for_by_its_letters(typed: str, stored: str) -> None:
    """C: accents, umlauts spelled out, signs, marks for bold and emoji."""
    assert loosened(typed) == loosened(stored) != ""
    assert folded(typed) != folded(stored)


def test_different_accounts_stay_different() -> None:
    assert len({folded(name) for name in ("Acme", "Acme Corp", "Acmé", "Straße", "株式会社")}) == 5


KINDS = {
    "participant": PEOPLE[DANA],
    "admin": PEOPLE[LUCAS],
    "member": STRANGER,
    "guest": replace(PEOPLE[DANA], guest=True),
    "external": replace(PEOPLE[DANA], external=True),
    "deactivated": replace(PEOPLE[DANA], deactivated=True),
    "app": replace(PEOPLE[DANA], is_bot=True),
    "admin made a guest": replace(PEOPLE[LUCAS], guest=True),
}
AGES = {"now": 0, "5 minutes": 5, "6 minutes": 6, "an hour": 60, "61 minutes": 61}
SEES = {"participant", "admin"}
MEMBERS = {"participant", "admin", "member"}


def refused(action: str, facts: Facts | None) -> type[Refusal] | None:
    """Return how an action is refused that is decided on these facts, None where it is allowed."""
    try:
        person = known_person(facts, NOW)
        if action == "see or change":
            participants_only(a_handover(), person)
        else:
            members_only(person)
    except Refusal as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("action", "allowed", "refusal"),
    [("see or change", SEES, NotAParticipant), ("start, or keep settings", MEMBERS, MembersOnly)],
)
def test_every_action_by_every_kind_of_person_on_facts_of_every_age(
    action: str, allowed: set[str], refusal: type[Refusal], kind: str, age: str
) -> None:
    facts = Facts(KINDS[kind], NOW - timedelta(minutes=AGES[age]))
    expected = RightsUnknown if age == "61 minutes" else None if kind in allowed else refusal
    assert refused(action, facts) is expected
    assert facts.fresh(NOW) is (age in ("now", "5 minutes")), "after that Slack is asked first"


@pytest.mark.parametrize("facts", [None, Facts(PEOPLE[DANA])])
def test_nothing_is_decided_on_nothing(facts: Facts | None) -> None:
    assert refused("see or change", facts) is RightsUnknown
    assert refused("start, or keep settings", facts) is RightsUnknown


def test_what_slack_said_last_counts() -> None:
    old, new = Facts(PEOPLE[DANA], NOW - timedelta(minutes=1)), Facts(replace(PEOPLE[DANA], guest=True), NOW)
    assert newest(old, new) == newest(new, old) == newest(None, new, Facts(PEOPLE[DANA])) == new
    assert newest(None, Facts(PEOPLE[DANA])) == Facts(PEOPLE[DANA])
    assert newest(None, None) is None
