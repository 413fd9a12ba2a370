"""What a text may tell of counts once it is added, follows its line through edits, and is text again without it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.answers import Answer, Part
from handover.model.records import Contact, DoubtfulRecord, RecordKind
from handover.records.changing import UnknownRecord, with_changed, with_removed
from handover.records.keeping import edited, with_records
from handover.records.offering import added, offered, offered_anew, with_added_offer, without_added_offer
from handover.records.reading import Reading

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = START + timedelta(hours=1)
SOURCE = "1772442000.000100"


def reading(part: Part) -> Reading:
    """Read "Anna ?Bo ?Cleo": Anna for sure, Bo and Cleo maybe, who is called longer rather so; "#" begins a line of nobody."""
    sure, maybe = [], []
    for line in part.text.split("\n"):
        names = [] if line.startswith("#") else line.split()
        sure += [Contact(name=one, as_written=line) for one in names if not one.startswith("?")]
        maybe += [Contact(name=one[1:], as_written=line) for one in names if one.startswith("?")]
    return Reading(tuple(sure), (), (), tuple(DoubtfulRecord(one, len(one.name)) for one in maybe))


def written(text: str, before: Answer | None = None, at: datetime = START) -> Answer:
    """Return the answer after its message was written, or edited."""
    answer = before or Answer("people")
    text, records = edited(answer, SOURCE, text)
    after = replace(answer, parts=(Part(text, "U0DANA", at, SOURCE),), records=records)
    return with_records(answer, after, RecordKind.PEOPLE, reading)


def stored(before: Answer, after: Answer) -> Answer:
    return with_records(before, after, RecordKind.PEOPLE, reading)


def taken(answer: Answer, name: str) -> Answer:
    record = next(one for one in offered(answer) if isinstance(one, Contact) and one.name == name)
    return stored(answer, with_added_offer(answer, record.id, by="U0PRIYA", at=LATER))


def names(records: object) -> list[str]:
    assert isinstance(records, tuple)
    return [one.name for one in records if isinstance(one, Contact)]


def test_the_likeliest_is_offered_first_and_nothing_counts() -> None:
    answer = written("Anna ?Bo\n?Cleopatra\n?Dan")
    assert names(answer.records) == ["Anna"]
    assert names(offered(answer)) == ["Cleopatra", "Dan", "Bo"]
    assert names(offered(answer, "another message")) == []


def test_what_is_added_stands_among_the_records_in_the_order_of_lines_as_its_writer_said_it() -> None:
    answer = taken(written("?Bo\nAnna\n?Cleo"), "Bo")
    assert names(answer.records) == ["Bo", "Anna"]
    bo = answer.records[0]
    assert (bo.by, bo.at, bo.source, bo.as_written) == ("U0DANA", START, SOURCE, "?Bo")
    assert (bo.confirmed_by, bo.confirmed_at) == ("U0PRIYA", LATER)
    assert names(added(answer)) == ["Bo"]
    assert names(offered(answer)) == ["Cleo"]


def test_a_second_tap_changes_nothing_and_what_is_gone_is_refused() -> None:
    answer = taken(written("?Bo\n?Cleo"), "Bo")
    bo = answer.records[0].id
    assert with_added_offer(answer, bo, by="U0AIKO", at=LATER) == answer
    edited = written("?Cleo", answer)
    with pytest.raises(UnknownRecord):
        with_added_offer(edited, bo, by="U0AIKO", at=LATER)
    for one in (edited, written("Anna")):
        with pytest.raises(UnknownRecord):
            without_added_offer(one, f"{SOURCE}/1")


def test_an_edit_of_other_lines_keeps_what_was_added_and_one_of_its_own_takes_it_along() -> None:
    answer = taken(written("Anna ?Bo\n?Cleo"), "Bo")
    later = written("Dan ?Emil\nAnna ?Bo\n?Cleo", answer, LATER)
    assert names(later.records) == ["Dan", "Anna", "Bo"]
    assert later.records[2] == answer.records[1]
    assert names(offered(later)) == ["Cleo", "Emil"]
    assert names(offered_anew(later, SOURCE)) == ["Emil"]
    gone = written("Anna ?Bob\n?Cleo", later, LATER)
    assert names(gone.records) == ["Anna"]
    assert names(offered(gone)) == ["Cleo", "Bob"]


def test_one_that_was_corrected_is_a_record_like_any_other() -> None:
    answer = taken(written("# ours\n?Bo"), "Bo")
    bo = answer.records[0]
    assert isinstance(bo, Contact)
    changed = stored(answer, with_changed(answer, replace(bo, name="Bob"), by="U0PRIYA", at=LATER))
    assert (names(changed.records), names(added(changed)), names(offered(changed))) == (["Bob"], [], [])
    with pytest.raises(UnknownRecord):
        without_added_offer(changed, bo.id)


def test_one_that_was_removed_is_not_offered_again() -> None:
    answer = taken(written("Anna\n?Bo"), "Bo")
    gone = stored(answer, with_removed(answer, answer.records[1].id, by="U0PRIYA", at=LATER))
    assert (names(gone.records), names(offered(gone))) == (["Anna"], [])


LINES = ("Anna", "?Bo", "Anna ?Bo", "?Bo ?Cleo", "Dan Emil ?Finn", "# hello", "")
TEXTS = st.lists(st.sampled_from(LINES), max_size=6).map("\n".join)


@given(TEXTS, TEXTS, st.integers(0, 9))
def test_adding_and_taking_back_leaves_all_as_it_was_and_nothing_is_in_two_places(
    text: str, edited: str, which: int
) -> None:
    answer = written(text)
    if not offered(answer):
        return
    record = offered(answer)[which % len(offered(answer))]
    told = stored(answer, with_added_offer(answer, record.id, by="U0PRIYA", at=LATER))
    assert told.text == answer.text
    assert len(told.records) == len(answer.records) + 1
    assert len(offered(told)) == len(offered(answer)) - 1
    assert stored(told, without_added_offer(told, record.id)) == answer
    later = written(edited, told, LATER)
    ids = [one.id for one in (*later.records, *offered(later))]
    assert len(ids) == len(set(ids))
    lines = edited.split("\n")
    if lines.count(record.as_written) >= text.split("\n").count(record.as_written):
        assert any(one.id == record.id for one in later.records)
    elif record.as_written not in lines:
        assert all(one.id != record.id for one in (*later.records, *offered(later)))
