"""An entry of an account changed by itself: what it says then, what is kept of its records, and what a change tells."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.entries.editing import (
    TEXT,
    confirmed,
    form_record,
    item_of,
    takes_records,
    text_mark,
    with_record,
    with_text,
    without_record,
)
from handover.entries.history import change_of
from handover.model.account import AccountEntry
from handover.model.entry_change import EntryAct
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Person
from handover.model.records import Choice, Contact, Link, RecordKind
from handover.model.refusals import AnswerFull
from handover.records.changing import UnknownRecord

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PRIYA = Person("UPRIYA", "Priya Nair", zone="Asia/Kolkata")
PEOPLE = st.lists(st.sampled_from(["Maria Olsen", "Tom Berg", "Erik Lind", "Ana Sousa"]), min_size=1, unique=True)
LINES = st.lists(st.sampled_from(["Grow.", "Shrink.", "Stay.", "Go north."]), max_size=6)


def entry(text: str = "Grow.", kind: RecordKind = RecordKind.TEXT, **changes: object) -> AccountEntry:
    return AccountEntry(
        "goals",
        "Goals",
        text,
        "h1",
        "UDANA",
        NOW - timedelta(days=30),
        kind=kind,
        **changes,  # type: ignore[arg-type]
    )


def changed(one: AccountEntry, text: str) -> AccountEntry:
    return with_text(one, text, shown=text_mark(one), by=PRIYA, now=NOW)


def added(one: AccountEntry, name: str, now: datetime = NOW) -> AccountEntry:
    return with_record(one, "", {"name": name}, {}, by=PRIYA, now=now)


def names(one: AccountEntry) -> list[str]:
    return [record.name for record in one.records or () if isinstance(record, Contact)]


def test_new_words_are_those_of_whoever_enters_them_and_of_no_handover() -> None:
    known = entry(confirmed_by="UMAREK", confirmed_at=NOW, not_applicable="They closed down.", source="1.2")
    now = changed(known, "  Shrink.\n")
    assert (now.text, now.by, now.at, now.handover, now.source) == ("Shrink.", "UPRIYA", NOW, "", "")
    assert (now.confirmed_at, now.not_applicable) == (None, "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" \u200b\n", FieldProblem.MISSING),
        ("x" * 40_001, FieldProblem.TOO_LONG),
    ],
)
def test_words_that_are_none_or_too_many_are_refused(text: str, problem: FieldProblem) -> None:
    with pytest.raises(FieldProblems) as refused:
        changed(entry(), text)
    assert refused.value.problems == {TEXT: problem}


def test_words_that_somebody_has_changed_meanwhile_are_not_written_over_but_the_same_words_are_no_change() -> None:
    known = changed(entry(), "Shrink.")
    with pytest.raises(FieldProblems) as refused:
        with_text(known, "Stay.", shown=text_mark(entry()), by=PRIYA, now=NOW)
    assert refused.value.problems == {TEXT: FieldProblem.CHANGED_MEANWHILE}
    assert with_text(known, "Shrink. ", shown=text_mark(entry()), by=PRIYA, now=NOW) == known


def test_lines_that_stay_keep_what_was_entered_of_their_records() -> None:
    people = added(added(entry("", RecordKind.PEOPLE), "Maria Olsen"), "Tom Berg", NOW + timedelta(minutes=1))
    maria = (people.records or ())[0]
    people = with_record(people, maria.id, {"title": "COO", "note": "Likes figures"}, {}, by=PRIYA, now=NOW)
    assert people.text == "Maria Olsen – title: COO – note: Likes figures\nTom Berg"
    less = changed(people, people.text.splitlines()[0])
    [kept] = less.records or ()
    assert isinstance(kept, Contact)
    assert (kept.id, kept.note, kept.confirmed_by) == (maria.id, "Likes figures", "UPRIYA")


@given(PEOPLE, st.data())
def test_a_record_more_or_less_leaves_the_others_as_they_are_in_their_order(
    people: list[str], data: st.DataObject
) -> None:
    known = entry("", RecordKind.PEOPLE)
    for number, name in enumerate(people):
        known = added(known, name, NOW + timedelta(minutes=number))
    assert names(known) == people
    gone = data.draw(st.integers(0, len(people) - 1))
    left = without_record(known, (known.records or ())[gone].id, by=PRIYA, now=NOW)
    rest = people[:gone] + people[gone + 1 :]
    assert (names(left) if left is not None else []) == rest
    assert (left is None) is (not rest)


def test_a_record_of_an_entry_stored_by_an_older_version_is_read_from_its_words_first() -> None:
    known = entry("Maria Lopes decides.\nErik Lind - Head of IT", RecordKind.PEOPLE)
    assert known.records is None
    now = added(known, "Tom Berg")
    assert names(now) == ["Maria Lopes", "Erik Lind", "Tom Berg"]
    assert len({one.id for one in now.records or ()}) == 3


def test_a_form_that_is_sent_twice_adds_one_record() -> None:
    once = added(entry("", RecordKind.PEOPLE), "Maria Olsen")
    assert added(once, "Maria Olsen", NOW + timedelta(seconds=3)) == once


def test_a_record_that_is_gone_is_not_changed() -> None:
    with pytest.raises(UnknownRecord):
        with_record(entry("", RecordKind.PEOPLE), "1.2/1", {"name": "Maria"}, {}, by=PRIYA, now=NOW)
    with pytest.raises(UnknownRecord):
        form_record(entry(), "")


def test_what_can_be_chosen_is_that_of_the_playbook_else_what_was_chosen_before() -> None:
    chosen = entry("", RecordKind.CHOICE, records=(Choice(choice="Monthly"),))
    assert item_of(chosen).choices == ("Monthly",)
    assert item_of(replace(chosen, choices=("Weekly", "Monthly"))).choices == ("Weekly", "Monthly")
    assert not takes_records(entry("", RecordKind.CHOICE))
    links = entry("", RecordKind.LINKS, records=(Link(slot="Contract", url="https://x.example"),))
    assert [slot.title for slot in item_of(links).slots] == ["Contract"]


def test_an_entry_has_an_end() -> None:
    full = entry("x" * 200_000)
    with pytest.raises(AnswerFull):
        added(replace(full, kind=RecordKind.PEOPLE, records=()), "Maria Olsen")


def test_still_true_is_said_once_a_day_and_keeps_who_had_said_it() -> None:
    once = confirmed(entry(), by=PRIYA, now=NOW)
    assert (once.by, once.confirmed_by, once.as_of) == ("UDANA", "UPRIYA", NOW)
    assert confirmed(once, by=PRIYA, now=NOW + timedelta(hours=3)) == once


@given(LINES, LINES)
def test_a_change_tells_the_lines_that_differ_each_as_often_as_it_does(before: list[str], after: list[str]) -> None:
    told = change_of(entry("\n".join(before)), entry("\n".join(after)), EntryAct.CHANGED, by="UPRIYA", at=NOW)
    gone, new = told.before.splitlines(), told.after.splitlines()
    assert Counter(before) - Counter(gone) + Counter(new) == Counter(after)
    assert not set(gone) & set(new)
