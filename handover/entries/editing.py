"""What is known of an account on one subject, changed between handovers: in words, record by record, or as still true."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from handover.answer_size import require_room
from handover.blueprint.understood import understood
from handover.model.account import AccountEntry
from handover.model.answers import Answer, Part
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Person, Role
from handover.model.playbook import Item, Slot, Stage
from handover.model.records import Choice, Link, Record, RecordKind
from handover.records.changing import UnknownRecord, record_of, with_added, with_changed, with_removed
from handover.records.editing import Entered, blank_record, entered, item_words
from handover.records.in_answers import part_read
from handover.records.in_words import in_words
from handover.records.keeping import with_records
from handover.text.blank import is_blank
from handover.text.fingerprint import fingerprint

TEXT = "text_0"
"""The field of an entry's words in its form, or of the first part of them."""
LONGEST_TEXT = 40_000
"""Characters of an entry's words that a form takes."""


def item_of(entry: AccountEntry) -> Item:
    """Return the item that the entry is about, as far as the account knows it.

    Of an entry of an older version, with which neither slots nor choices were stored, they are those of its records.
    """
    known = understood(entry)
    slots = entry.slots or tuple(
        Slot(slot, slot) for slot in dict.fromkeys(one.slot for one in known if isinstance(one, Link)) if slot
    )
    choices = entry.choices or tuple(dict.fromkeys(one.choice for one in known if isinstance(one, Choice)))
    return Item(
        entry.item,
        Stage.DOCUMENT,
        entry.title,
        question="",
        help="",
        example="",
        owner=Role.OUTGOING,
        due_day=0,
        practices=(),
        kind=entry.kind,
        slots=slots,
        choices=choices,
        keeps=entry.keeps,
    )


def takes_records(entry: AccountEntry) -> bool:
    """Return whether records can be entered one by one: not in words alone, nor where nothing is there to choose from."""
    return entry.kind is not RecordKind.TEXT and (
        entry.kind is not RecordKind.CHOICE or bool(item_words(item_of(entry)))
    )


def form_record(entry: AccountEntry, record_id: str) -> tuple[Item, Record]:
    """Return the item, and the record that its form shows: one more for no id. Raises UnknownRecord."""
    if not takes_records(entry):
        raise UnknownRecord
    item, answer = item_of(entry), _answer(entry)
    return item, record_of(answer, record_id) if record_id else blank_record(item, answer.records)


def records_of(entry: AccountEntry) -> tuple[Record, ...]:
    """Return the entry's records, each with its id; of one of an older version they are read from its words."""
    return _answer(entry).records


def text_mark(entry: AccountEntry) -> str:
    """Return a fingerprint of what a form of the entry's words shows."""
    return fingerprint(entry.text)


def with_text(entry: AccountEntry, text: str, *, shown: str, by: Person, now: datetime) -> AccountEntry:
    """Return the entry with these words, read by the calendar of `by`; lines that stay keep the records they have.

    `shown` is the mark (`text_mark`) of what the form showed. Unchanged for the same words. Raises FieldProblems (`TEXT`).
    """
    text = text.strip()
    if is_blank(text):
        raise FieldProblems({TEXT: FieldProblem.MISSING})
    if len(text) > LONGEST_TEXT:
        raise FieldProblems({TEXT: FieldProblem.TOO_LONG}, {"limit": str(LONGEST_TEXT)})
    if text == entry.text.strip() and not entry.not_applicable:
        return entry
    if shown != text_mark(entry):
        raise FieldProblems({TEXT: FieldProblem.CHANGED_MEANWHILE})
    return with_words(entry, text, by=by, now=now)


def with_words(entry: AccountEntry, text: str, *, by: Person, now: datetime) -> AccountEntry:
    """Return the entry with these words, whatever it says now; none at all for an entry of files and links alone."""
    item, known = item_of(entry), _answer(entry)
    said = replace(known, parts=(Part(text, by.id, now),) if text else (), not_applicable="")
    return _from(entry, _read(known, said, item, by), by, now)


def with_record(
    entry: AccountEntry,
    record_id: str,
    values: Mapping[str, Entered],
    shown: Mapping[str, str],
    *,
    by: Person,
    now: datetime,
) -> AccountEntry:
    """Return the entry with a record as it was entered, a new one for no id. Unchanged where one says so already.

    `shown`: see `records.editing.entered`. Raises FieldProblems, UnknownRecord for one that is gone.
    """
    item, record = form_record(entry, record_id)
    new, answer = entered(item, record, values, shown), _answer(entry)
    if not record_id:
        if any(in_words(one) == in_words(new) for one in answer.records):
            return entry
        return _from(entry, with_added(replace(answer, not_applicable=""), new, by=by.id, at=now), by, now)
    return entry if new == record else _from(entry, with_changed(answer, new, by=by.id, at=now), by, now)


def without_record(entry: AccountEntry, record_id: str, *, by: Person, now: datetime) -> AccountEntry | None:
    """Return the entry without this record, None where nothing is left of it. Raises UnknownRecord."""
    left = _from(entry, with_removed(_answer(entry), record_id, by=by.id, at=now), by, now)
    return left if left.text.strip() or left.evidence else None


def confirmed(entry: AccountEntry, *, by: Person, now: datetime) -> AccountEntry:
    """Return the entry as still true at `now` (UTC). Unchanged where somebody has said so on this day."""
    if entry.as_of.astimezone(UTC).date() == now.astimezone(UTC).date():
        return entry
    return replace(
        entry,
        confirmed_by=by.id,
        confirmed_at=now,
        was_confirmed_by=entry.confirmed_by,
        was_confirmed_at=entry.confirmed_at,
    )


def _answer(entry: AccountEntry) -> Answer:
    """Return the entry as an answer, with its records; those of an older version are read as of the day it was said."""
    part = Part(entry.text, entry.by, entry.at, entry.source, origin=entry.origin)
    answer = Answer(
        entry.item,
        (part,) if entry.text else (),
        not_applicable=entry.not_applicable,
        evidence=entry.evidence,
        by=entry.by,
        at=entry.at,
    )
    if entry.kind is RecordKind.TEXT or entry.not_applicable:
        return answer
    if entry.records is not None:
        return replace(answer, records=entry.records)
    return _read(Answer(entry.item), answer, item_of(replace(entry, records=())), None)


def _read(before: Answer, after: Answer, item: Item, by: Person | None) -> Answer:
    """Return the answer with the records of its words, those that it keeps among them."""
    if item.kind is RecordKind.TEXT:
        return after
    writers = {by.id: by} if by is not None else {}
    return with_records(before, after, item.kind, lambda part: part_read(part, item, writers))


def _from(entry: AccountEntry, answer: Answer, by: Person, now: datetime) -> AccountEntry:
    """Return the entry as the answer says it, said of the account itself: by no handover, in no message. Raises AnswerFull."""
    require_room(_answer(entry), answer, entry.title)
    return replace(
        entry,
        text=answer.text,
        not_applicable=answer.not_applicable,
        records=answer.records,
        handover="",
        by=by.id,
        at=now,
        source="",
        origin=None,
        confirmed_by="",
        confirmed_at=None,
        was_confirmed_by="",
        was_confirmed_at=None,
    )
