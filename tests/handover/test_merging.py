"""Two accounts that are one: nothing is lost and nothing doubled, whatever either knows, and taken apart they are as before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.accounts.likeness import alike_first
from handover.forgetting import OnlyOwnerForgets, UnderWay, require_forgettable
from handover.merging import (
    choices,
    merged_account,
    merged_entries,
    side_by_side,
    taken_apart,
    to_choose,
    together,
    unmerged_account,
)
from handover.model.account import Account, AccountEntry, AccountField, AccountLink, AccountRow, Renewal, TeamRole
from handover.model.customer_kinds import Tier
from handover.model.merge import Merge
from handover.model.people import Person
from handover.model.records import Contact, RecordKind
from tests.examples import a_handover

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
KEPT = Account("a1", "Fjordline Logistics", ("FJL",), region="North", owner="UDANA", backup="UPRIYA")
OTHER = Account(
    "a2",
    "Fjordline AS",
    ("fjl ",),
    region="South",
    owner="UPRIYA",
    owner_since=date(2025, 1, 1),
    tier=Tier.HIGH_TOUCH,
    team={TeamRole.SALES: "ULUCAS"},
    renewal=Renewal(out_of_contract=date(2026, 1, 31)),
    links=(AccountLink("Plan", "https://x.example"),),
)
WORDS = st.lists(st.sampled_from(["Grow.", "Shrink.", "Stay.", "Go north."]), unique=True, max_size=4)
ENTRIES = st.dictionaries(st.sampled_from(["goals", "risks", "team"]), WORDS)


def entry(text: str, at: datetime = NOW, item: str = "goals", **more: object) -> AccountEntry:
    return AccountEntry(item, item.title(), text, "", "UDANA", at, **more)  # type: ignore[arg-type]


def known(words: dict[str, list[str]], at: datetime) -> dict[str, AccountEntry]:
    return {item: entry("\n".join(lines), at, item) for item, lines in words.items()}


def merged(taken: frozenset[AccountField] = frozenset(), kept: Account = KEPT, other: Account = OTHER) -> Account:
    return merged_account(kept, other, taken, by="UAIKO", at=NOW)


def test_only_what_differs_and_is_said_in_both_is_chosen() -> None:
    assert to_choose(KEPT, OTHER) == (AccountField.NAME, AccountField.REGION, AccountField.OWNER)
    renews = replace(KEPT, renewal=Renewal(date(2026, 9, 30)))
    assert AccountField.RENEWAL_DATE in to_choose(renews, OTHER)
    assert choices(renews, OTHER, AccountField.RENEWAL_DATE) == (
        (AccountField.RENEWAL_DATE, "2026-09-30"),
        (AccountField.OUT_OF_CONTRACT, "2026-01-31"),
    )


def test_names_links_and_what_only_the_other_says_come_together() -> None:
    account = merged()
    assert account.names == ("Fjordline Logistics", "FJL", "Fjordline AS")
    assert (account.region, account.owner, account.backup, account.tier) == (
        "North",
        "UDANA",
        "UPRIYA",
        Tier.HIGH_TOUCH,
    )
    assert (account.team, account.links, account.renewal) == (OTHER.team, OTHER.links, OTHER.renewal)
    assert {one.by for one in account.changes} == {"UAIKO"}


def test_what_was_taken_of_the_other_stands_and_the_owner_is_no_backup() -> None:
    account = merged(frozenset({AccountField.NAME, AccountField.OWNER, AccountField.REGION}))
    assert account.names == ("Fjordline AS", "fjl ", "Fjordline Logistics")
    assert (account.owner, account.owner_since, account.backup) == ("UPRIYA", date(2025, 1, 1), "")
    assert account.region == "South"


@given(ENTRIES, ENTRIES, st.booleans())
def test_no_line_is_lost_and_none_doubled(own: dict[str, list[str]], theirs: dict[str, list[str]], newer: bool) -> None:
    kept, other = known(own, NOW), known(theirs, NOW + timedelta(days=1 if newer else -1))
    after = {**kept, **merged_entries(kept, other)}
    for item in own.keys() | theirs.keys():
        lines = after[item].text.splitlines()
        assert set(lines) == {*own.get(item, ()), *theirs.get(item, ())}
        assert len(lines) == len(set(lines))


@given(ENTRIES, ENTRIES, st.sampled_from(["goals", "risks", "none"]))
def test_taken_apart_what_nobody_changed_is_as_before(
    own: dict[str, list[str]], theirs: dict[str, list[str]], item: str
) -> None:
    kept, other = known(own, NOW), known(theirs, NOW + timedelta(days=1))
    changed = merged_entries(kept, other)
    made = Merge(KEPT, merged(), kept, changed, ("h1",), (), "UAIKO", NOW)
    now = {**kept, **changed}
    if item in now:
        now[item] = replace(now[item], text="Changed since.")
    parts = taken_apart(made, now)
    after = {**now, **parts.kept}
    assert after == {one: entry if one == item else kept.get(one) for one, entry in now.items()}
    assert parts.other == {}


def test_what_a_handover_that_goes_back_has_said_since_goes_with_it() -> None:
    kept = {"goals": entry("Grow.")}
    made = Merge(KEPT, merged(), kept, {}, ("h1",), (), "UAIKO", NOW)
    said = replace(entry("Shrink."), handover="h1")
    parts = taken_apart(made, {"goals": said})
    assert (parts.kept, parts.other) == ({"goals": entry("Grow.")}, {"goals": said})


def test_the_answer_of_an_open_handover_stays_as_it_is_there() -> None:
    answered = replace(entry("Grow."), handover="h1")
    assert together(answered, entry("Shrink.", NOW + timedelta(days=1)), "h1") == answered
    assert together(entry("Shrink.", NOW + timedelta(days=1)), answered, "h1") == answered


def test_records_of_both_come_together_each_person_once_and_no_two_under_one_id() -> None:
    maria, tom = Contact(id="1/1", name="Maria Olsen"), Contact(id="1/1", name="Tom Berg")
    one = entry("Maria Olsen", kind=RecordKind.PEOPLE, records=(maria,))
    two = entry(
        "Tom Berg\nMaria Olsen",
        NOW - timedelta(days=1),
        kind=RecordKind.PEOPLE,
        records=(tom, replace(maria, id="2/1")),
    )
    made = together(one, two)
    people = [record for record in made.records or () if isinstance(record, Contact)]
    assert [person.name for person in people] == ["Maria Olsen", "Tom Berg"]
    assert len({person.id for person in people}) == 2
    assert made.text == "Maria Olsen\nTom Berg"


def test_what_both_say_in_the_same_words_is_nothing_to_look_at() -> None:
    kept = {"goals": entry("Grow."), "risks": entry("A", item="risks")}
    other = {"goals": entry("Grow. ", NOW - timedelta(days=1)), "risks": entry("B", NOW + timedelta(days=1), "risks")}
    [pair] = side_by_side(kept, other)
    assert (pair.kept.text, pair.other.text, pair.together.text) == ("A", "B", "B\nA")


def test_taken_apart_an_account_is_as_before_but_for_what_was_changed_since() -> None:
    after = merged()
    made = Merge(KEPT, after, {}, {}, (), (), "UAIKO", NOW)
    back = unmerged_account(replace(after, region="West"), OTHER, made, by="UAIKO", at=NOW)
    assert replace(back, changes=()) == replace(KEPT, region="West", other_names=())
    named = merged(frozenset({AccountField.NAME}))
    back = unmerged_account(named, replace(OTHER, other_names=()), replace(made, after=named), by="UAIKO", at=NOW)
    assert back.name == "Fjordline Logistics"


def test_accounts_that_are_called_alike_are_offered_first() -> None:
    rows = [AccountRow(name, name) for name in ("Acme", "Fjordline Logistik", "Fjordline Logistics Ltd.", "Zebra")]
    assert [row.name for row in alike_first(KEPT, [*rows, AccountRow("a1", "Fjordline Logistics")])][:2] == [
        "Fjordline Logistics Ltd.",
        "Fjordline Logistik",
    ]


@pytest.mark.parametrize(
    ("person", "allowed"),
    [
        (Person("UDANA", "Dana"), True),
        (Person("UADMIN", "Ann", admin=True), True),
        (Person("UPRIYA", "Priya"), False),
        (Person("UDANA", "Dana", guest=True), False),
    ],
)
def test_its_owner_and_admins_have_it_forgotten_while_no_handover_is_open(person: Person, *, allowed: bool) -> None:
    if not allowed:
        with pytest.raises(OnlyOwnerForgets):
            require_forgettable(KEPT, None, person)
        return
    require_forgettable(KEPT, None, person)
    with pytest.raises(UnderWay) as refused:
        require_forgettable(KEPT, a_handover(), person)
    assert refused.value.account == "Fjordline Logistics"
