"""Records follow the text of their answer: corrected, removed and added ones outlive edits, and none is lost or doubled."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.model.answers import Answer, Part
from handover.model.handover import Handover
from handover.model.records import Contact, DoubtfulRecord, Record, RecordKind
from handover.playbooks.loader import load_playbooks
from handover.records.changing import (
    UnknownRecord,
    record_of,
    with_added,
    with_changed,
    with_confirmed,
    with_former,
    with_removed,
    without_confirmation,
)
from handover.records.in_answers import records_read
from handover.records.keeping import edited, standing_in, with_records
from handover.records.reading import Reading
from tests.examples import DANA, NOW, PEOPLE, PRIYA, a_handover

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIRST, SECOND = "1772442000.000100", "1772442060.000200"
EMPTY = Answer("people")


def reading(part: Part) -> Reading:
    """Read the names in a text; "?" before a line says that it may tell of one."""
    doubtful = [
        Contact(name=line[1:].strip(), as_written=line) for line in part.text.split("\n") if line.startswith("?")
    ]
    return Reading(read_names(part), (), (), tuple(DoubtfulRecord(one, len(one.name)) for one in doubtful))


def read_names(part: Part) -> tuple[Record, ...]:
    """Read a person in each line, two in "Anna & Bo"; ">" goes on about the one before and a correction is of it, "#" is nobody."""
    found: list[Contact] = []
    for line in part.text.split("\n"):
        if line.startswith("→ Corrected: ") and found:
            name, _, note = line.removeprefix("→ Corrected: ").partition(" – note: ")
            found.append(Contact(name=name, note=note, as_written=f"{found.pop().as_written}\n{line}"))
        elif line.startswith(">") and found:
            last = found.pop()
            found.append(replace(last, note=line[1:], as_written=f"{last.as_written}\n{line}"))
        elif line.strip() and line[0] not in "#?":
            name, _, note = line.partition(" – note: ")
            found += [Contact(name=one, note=note, as_written=line) for one in name.split(" & ")]
    return tuple(found)


def names(answer: Answer) -> list[str]:
    return [one.name for one in answer.records if isinstance(one, Contact)]


def written(answer: Answer, text: str, source: str = FIRST, at: datetime = START) -> Answer:
    """Return the answer after this message was written, or edited."""
    records = answer.records
    if any(one.source == source for one in answer.parts):
        text, records = edited(answer, source, text)
        parts = tuple(replace(one, text=text, at=at) if one.source == source else one for one in answer.parts)
    else:
        parts = (*answer.parts, Part(text, "U0DANA", at, source))
    return with_records(answer, replace(answer, parts=parts, records=records), RecordKind.PEOPLE, reading)


def emptied(answer: Answer, source: str, at: datetime = START + timedelta(days=1)) -> Answer:
    """Return the answer after this message was deleted."""
    parts = tuple(replace(one, text="", at=at) if one.source == source else one for one in answer.parts)
    return with_records(answer, replace(answer, parts=parts), RecordKind.PEOPLE, reading)


def stored(before: Answer, after: Answer) -> Answer:
    """Return the answer as it is stored after one of its records was changed."""
    return with_records(before, after, RecordKind.PEOPLE, reading)


def contact(answer: Answer, name: str) -> Contact:
    return next(one for one in answer.records if isinstance(one, Contact) and one.name == name)


def renamed(answer: Answer, name: str, new: str) -> Answer:
    changed = replace(contact(answer, name), name=new)
    return stored(answer, with_changed(answer, changed, by="U0PRIYA", at=START + timedelta(hours=1)))


def without(answer: Answer, name: str) -> Answer:
    return stored(answer, with_removed(answer, contact(answer, name).id, by="U0PRIYA", at=START + timedelta(hours=1)))


def undone(answer: Answer, record_id: str) -> Answer:
    return stored(answer, with_former(answer, record_id))


def test_records_keep_who_said_them_where_and_when() -> None:
    answer = written(EMPTY, "Anna\nBo")
    assert [(one.id, one.by, one.at, one.source, one.as_written) for one in answer.records] == [
        (f"{FIRST}/1", "U0DANA", START, FIRST, "Anna"),
        (f"{FIRST}/2", "U0DANA", START, FIRST, "Bo"),
    ]


def test_a_corrected_record_has_its_words_in_the_text_and_outlives_an_edit_of_its_message() -> None:
    answer = renamed(written(EMPTY, "Anna\n# hello\nBo"), "Anna", "Anne")
    assert answer.text == "Anne\n# hello\nBo"
    anne = contact(answer, "Anne")
    assert (anne.as_written, anne.by, anne.confirmed_by) == ("Anna", "U0DANA", "U0PRIYA")
    later = written(answer, "Anna\nBo\nCleo")
    assert (later.text, names(later)) == ("Anne\nBo\nCleo", ["Anne", "Bo", "Cleo"])
    assert contact(later, "Anne") == anne


def test_a_changed_line_is_read_anew_and_a_vanished_one_takes_its_record_along() -> None:
    answer = renamed(written(EMPTY, "Anna\nBo\nCleo"), "Anna", "Anne")
    later = written(answer, "Anna Lind\nCleo")
    assert (later.text, names(later)) == ("Anna Lind\nCleo", ["Anna Lind", "Cleo"])
    assert not contact(later, "Anna Lind").touched


def test_a_removed_record_does_not_come_back_with_an_edit_and_comes_back_where_it_stood() -> None:
    answer = written(EMPTY, "Anna\nBo\nCleo")
    bo = contact(answer, "Bo")
    left = written(without(answer, "Bo"), "Anna\nBo\nCleo\nDana")
    assert (left.text, names(left)) == ("Anna\nCleo\nDana", ["Anna", "Cleo", "Dana"])
    again = undone(left, bo.id)
    assert (again.text, names(again)) == ("Anna\nBo\nCleo\nDana", ["Anna", "Bo", "Cleo", "Dana"])
    assert contact(again, "Bo") == bo


def test_a_line_that_tells_of_two_becomes_a_line_for_each() -> None:
    answer = renamed(written(EMPTY, "# ours\nAnna & Bo\nCleo"), "Bo", "Bob")
    assert (answer.text, names(answer)) == ("# ours\nAnna\nBob\nCleo", ["Anna", "Bob", "Cleo"])
    later = written(answer, "Anna & Bo\nCleo & Dana")
    assert (later.text, names(later)) == ("Anna\nBob\nCleo & Dana", ["Anna", "Bob", "Cleo", "Dana"])
    assert names(without(answer, "Bob")) == ["Anna", "Cleo"]


def test_a_line_that_is_edited_away_takes_its_own_record_along_though_a_corrected_one_says_the_same() -> None:
    answer = renamed(written(EMPTY, "Anna\nAnna & Bo"), "Bo", "Bob")
    assert answer.text == "Anna\nAnna\nBob"
    later = written(answer, "Anna & Bo\nAnna & Bo")
    assert later.text == "Anna\nBob\nAnna & Bo"
    assert later.records[:2] == answer.records[1:]
    assert not {one.id for one in later.records[2:]} & {one.id for one in answer.records}


def test_what_is_put_back_stands_between_no_two_lines_of_another() -> None:
    answer = written(EMPTY, "# ours\nAnna\nCleo")
    anna = contact(answer, "Anna")
    left = written(without(answer, "Anna"), "Emma\n>likes us\n>is away")
    again = undone(left, anna.id)
    assert again.text == "Emma\n>likes us\n>is away\nAnna"
    assert again.records == (*left.records, anna)


def test_an_added_record_is_a_line_that_its_adder_entered() -> None:
    answer = written(EMPTY, "Anna")
    added = stored(answer, with_added(answer, Contact(name="Bo", note="new"), by="U0PRIYA", at=START))
    assert added.text == "Anna\nBo – note: new"
    bo = contact(added, "Bo")
    assert (bo.by, bo.source, bo.confirmed_by) == ("U0PRIYA", "", "U0PRIYA")
    later = written(added, "Anna\nCleo")
    assert (later.text, names(later)) == ("Anna\nCleo\nBo – note: new", ["Anna", "Cleo", "Bo"])


def test_what_stands_under_a_record_is_read_with_it_unless_a_person_has_said_how_it_is() -> None:
    answer = written(EMPTY, "Anna\nBo")
    assert contact(written(answer, "Anna\n>likes us\nBo"), "Anna").note == "likes us"
    right = stored(answer, with_confirmed(answer, [one.id for one in answer.records], by="U0DANA", at=START))
    later = written(right, "Anna\n>likes us\nBo")
    assert (contact(later, "Anna").note, later.text) == ("", "Anna\n>likes us\nBo")


def test_right_is_said_of_what_nobody_has_confirmed_and_can_be_taken_back() -> None:
    at = START + timedelta(hours=2)
    answer = renamed(written(EMPTY, "Anna\nBo"), "Anna", "Anne")
    right = with_confirmed(answer, [one.id for one in answer.records], by="U0DANA", at=at)
    assert [one.confirmed_by for one in right.records] == ["U0PRIYA", "U0DANA"]
    assert right.text == answer.text
    assert without_confirmation(right, by="U0DANA", at=at) == answer


def test_a_text_that_was_moved_into_the_form_keeps_its_records() -> None:
    answer = renamed(written(EMPTY, "Anna\nBo"), "Anna", "Anne")
    parts = (replace(answer.parts[0], text=""), Part("Bo\nAnne\nCleo", "U0PRIYA", START))
    moved = stored(answer, replace(answer, parts=parts))
    assert names(moved) == ["Bo", "Anne", "Cleo"]
    assert contact(moved, "Anne") == contact(answer, "Anne")


def test_records_vanish_with_their_message() -> None:
    answer = written(written(EMPTY, "Anna\nBo\nCleo"), "Dana", SECOND)
    answer = without(renamed(answer, "Anna", "Anne"), "Cleo")
    assert len(answer.former_records) == 2
    left = emptied(answer, FIRST)
    assert (left.text, names(left), left.former_records) == ("Dana", ["Dana"], ())


def test_the_last_record_can_be_removed_and_put_back() -> None:
    answer = written(EMPTY, "Anna")
    gone = without(answer, "Anna")
    assert (gone.text, gone.records, gone.given) == ("", (), False)
    assert undone(gone, answer.records[0].id).text == "Anna"


def test_who_is_there_no_more_cannot_be_changed() -> None:
    answer = written(EMPTY, "Anna")
    for change in (
        lambda: record_of(answer, "?"),
        lambda: with_removed(answer, "?", by="U0DANA", at=START),
        lambda: with_changed(answer, Contact(id="?"), by="U0DANA", at=START),
        lambda: with_former(answer, answer.records[0].id),
    ):
        with pytest.raises(UnknownRecord):
            change()


LINES = (
    "Anna",
    "Bo",
    "Cleo & Dana",
    "Anna & Bo",
    "Emma\n>likes us",
    "Finn\n>knows all\n>is away",
    "# hello",
    "",
    "Gus",
)
MESSAGES = st.lists(st.sampled_from(LINES), max_size=7).map("\n".join).map(str.strip)
"""As they come in: without white space around them."""
STEPS = st.one_of(
    st.tuples(st.sampled_from([FIRST, SECOND]), MESSAGES),
    st.tuples(st.sampled_from(["change", "remove", "undo", "confirm"]), st.integers(0, 6)),
    st.tuples(st.just("add"), st.sampled_from(["Hana", "Anna"])),
    st.tuples(st.just("delete"), st.sampled_from([FIRST, SECOND])),
)


@dataclass
class Story:
    """An answer and what happens to it, step by step."""

    answer: Answer = EMPTY
    at: datetime = START
    messages: dict[str, str] = field(default_factory=dict)
    renames: int = 0

    def take(self, step: str, what: str | int) -> None:
        self.at += timedelta(minutes=1)
        before = self.answer
        if step == "delete" and isinstance(what, str):
            self.answer = emptied(before, what, self.at)
            self.messages.pop(what, None)
        elif step == "add" and isinstance(what, str):
            self.answer = stored(before, with_added(before, Contact(name=what), by="U0PRIYA", at=self.at))
        elif isinstance(what, str):
            self.answer = written(before, what, step, self.at)
            self.messages[step] = what
        elif step == "undo":
            if before.former_records:
                former = before.former_records[what % len(before.former_records)]
                self.answer = undone(before, former.record.id)
        elif before.records:
            record = before.records[what % len(before.records)]
            self.answer = stored(before, self.changed(record, step))

    def changed(self, record: Record, step: str) -> Answer:
        if step == "remove":
            return with_removed(self.answer, record.id, by="U0PRIYA", at=self.at)
        if step == "confirm":
            return with_confirmed(self.answer, [record.id], by="U0PRIYA", at=self.at)
        self.renames += 1
        assert isinstance(record, Contact)
        new = replace(record, name=f"New {self.renames}")
        return with_changed(self.answer, new, by="U0PRIYA", at=self.at)


@settings(max_examples=600)
@given(st.lists(STEPS, max_size=14))
def test_no_record_is_lost_or_doubled_whatever_happens_in_whatever_order(steps: list[tuple[str, str | int]]) -> None:
    story = Story()
    for step, what in steps:
        before = story.answer
        story.take(step, what)
        answer = story.answer
        of_text = [one for part in answer.parts for one in read_names(part)]
        assert Counter(names(answer)) == Counter(one.name for one in of_text if isinstance(one, Contact))
        assert len({one.id for one in answer.records}) == len(answer.records)
        assert len(standing_in(answer.records, answer.parts)) == len(answer.records)
        if step in (FIRST, SECOND):
            _assert_kept(before, answer, step, str(what))


def _assert_kept(before: Answer, after: Answer, source: str, message: str) -> None:
    """Whatever a person has said of a record stays while its lines are as often in the message as there are such records."""
    lines = Counter(message.split("\n"))
    own = [one for one in before.records if one.source == source]
    wanted = Counter(line for one in own for line in one.as_written.split("\n"))
    known = {one.id: one for one in after.records}
    for one in own:
        if one.touched and all(lines[line] >= wanted[line] for line in one.as_written.split("\n")):
            assert known[one.id] == one
    assert [one for one in before.records if one.source != source and one.touched] == [
        one for one in after.records if one.source != source and one.touched
    ]


@given(MESSAGES, st.integers(0, 6), st.sampled_from(["change", "remove"]))
def test_every_change_of_a_record_is_undone_by_one_step(message: str, which: int, step: str) -> None:
    story = Story(written(EMPTY, message))
    answer = story.answer
    if not answer.records:
        return
    record = answer.records[which % len(answer.records)]
    changed = stored(answer, story.changed(record, step))
    again = undone(changed, record.id)
    assert Counter(names(again)) == Counter(names(answer))
    assert again.former_records == ()
    if not record.shares_line:
        assert (again.text, again.records) == (answer.text, answer.records)


def test_a_message_that_is_moved_to_another_item_keeps_what_was_confirmed_of_its_records() -> None:
    """And when it is moved back. Another kind of item makes other records of it."""
    playbook = load_playbooks()["standard"]
    part = Part("SSO outage on 3 February 2026, solved", DANA, NOW, source="C1/1.0")

    def said_in(item: str, *, of: Handover) -> Handover:
        gone = {key: replace(answer, parts=()) for key, answer in of.answers.items()}
        moved = replace(of, answers={**gone, item: replace(of.answer(item), parts=(part,))})
        return records_read(of, moved, PEOPLE)

    first = said_in("troubles", of=a_handover(playbook=playbook))
    [read] = first.answer("troubles").records
    confirmed = with_confirmed(first.answer("troubles"), {read.id}, by=PRIYA, at=NOW)
    known = replace(first, answers={**first.answers, "troubles": confirmed})
    moved = said_in("tickets", of=known)
    assert moved.answer("troubles").records == ()
    assert moved.answer("tickets").records == confirmed.records
    assert said_in("troubles", of=moved).answer("troubles").records == confirmed.records
    assert not any(one.confirmed_by for one in said_in("promises", of=moved).answer("promises").records)
