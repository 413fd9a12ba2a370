"""A record as somebody enters it in a form: the fields that the form shows, and the record with what was entered."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from handover.form_merge import field_marks, kept_of_others
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.playbook import Item
from handover.model.records import Contact, Issue, Link, LinkState, Record, RecordKind
from handover.records.fields import BLANK, FIELDS, FLAGS, RecordField, Shape
from handover.text.blank import is_blank
from handover.text.email_address import is_email_address

Entered = str | bool | date | None
"""What stands in one field of a form."""
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


def fields_of(item: Item) -> tuple[RecordField, ...]:
    """Return the fields of a form for one record of this item. What is chosen of the item's words is none where it has no words."""
    return tuple(
        one for one in FIELDS[item.kind] if one.shape is not Shape.OF_PLAYBOOK or one.needed or item_words(item)
    )


def item_words(item: Item) -> tuple[str, ...]:
    """Return the words of the item from which a record is chosen: the names of the links wanted, or its choices.

    Those that show nothing, or the same as others but for white space, are left out: nobody could tell them apart.
    """
    words = tuple(slot.title for slot in item.slots) if item.kind is RecordKind.LINKS else item.choices
    told_apart: dict[str, str] = {}
    for one in words:
        if not is_blank(one):
            told_apart.setdefault(" ".join(one.split()), one)
    return tuple(told_apart.values())


def blank_record(item: Item, known: tuple[Record, ...] = ()) -> Record:
    """Return the record that a form for one more shows at first: of links, in the first slot that wants one more beside `known`."""
    blank = BLANK[item.kind]
    if not isinstance(blank, Link):
        return blank
    filled = [one.slot for one in known if isinstance(one, Link)]
    return replace(blank, slot=next((one.title for one in item.slots if filled.count(one.title) < one.wanted), ""))


def marks_of(item: Item, record: Record) -> dict[str, str]:
    """Return a fingerprint of what each field of its form shows."""
    names = {one.name for one in fields_of(item)}
    return {name: mark for name, mark in field_marks(record).items() if name in names}


def entered(item: Item, record: Record, values: Mapping[str, Entered], shown: Mapping[str, str]) -> Record:
    """Return the record with what was entered in its form, texts on one line where they have one.

    `values` are the fields that the form has, by name; `shown` are the marks (`marks_of`) of what it showed when it was opened:
    what somebody else has changed since is kept. A day that was entered or left as it was shown is certain from now on. Raises
    FieldProblems with every problem at once.
    """
    fields = fields_of(item)
    found: dict[str, Any] = {one.name: _read(one, values[one.name]) for one in fields if one.name in values}
    sent = replace(record, **found)
    sent = replace(sent, **kept_of_others(sent, record, shown))
    problems = dict(_problems(sent, fields))
    if problems:
        limits = {str(one.longest) for one in fields if problems.get(one.name) is FieldProblem.TOO_LONG}
        facts = {"limit": min(limits, key=int, default=""), "address": getattr(sent, "email", "")}
        raise FieldProblems(problems, facts)
    day, flag = FLAGS.get(item.kind, ("", ""))
    certain: dict[str, Any] = {flag: True} if flag and getattr(sent, day) is not None else {}
    return replace(sent, **certain)


def _read(field: RecordField, value: Entered) -> Entered:
    match field.shape:
        case Shape.DAY:
            return value if isinstance(value, date) else None
        case Shape.TICK:
            return value is True
        case Shape.ONE_OF if field.options is not None:
            return field.options(str(value)) if value else None
        case Shape.WORDS:
            return str(value or "").strip()
    return " ".join(str(value or "").split())


def _problems(record: Record, fields: tuple[RecordField, ...]) -> Iterator[tuple[str, FieldProblem]]:
    """Yield each field with a problem; what follows from several fields first, for it says more."""
    for field in fields:
        value: Entered = getattr(record, field.name)
        if field.needed and (value is None or (isinstance(value, str) and is_blank(value))):
            yield field.name, FieldProblem.MISSING
        elif isinstance(value, str) and len(value) > field.longest:
            yield field.name, FieldProblem.TOO_LONG
    match record:
        case Contact() if is_blank(record.name) and is_blank(record.email):
            yield "name", FieldProblem.MISSING
        case Contact() if record.email and not is_email_address(record.email):
            yield "email", FieldProblem.BAD_ADDRESS
        case Issue() if record.link and not _ADDRESS.fullmatch(record.link):
            yield "link", FieldProblem.BAD_LINK
        case Link(state=LinkState.GIVEN) if not _ADDRESS.fullmatch(record.url):
            yield "url", FieldProblem.BAD_LINK if record.url else FieldProblem.MISSING
        case Link(state=LinkState.ASK) if is_blank(record.ask):
            yield "ask", FieldProblem.MISSING
