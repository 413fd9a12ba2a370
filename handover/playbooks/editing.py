"""Changing a workspace's own playbook: its head and its entries, one change at a time, each of which can be recorded."""

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from handover.model.own_playbooks import FieldChange
from handover.model.playbook import StepKind
from handover.playbooks.drafts import Draft, Fields
from handover.playbooks.refusals import EntryGone, EntryNeeded
from handover.playbooks.schema import ItemFields, StepFields
from handover.playbooks.source import PlaybookError, Problem
from handover.playbooks.wrong_fields import wrong_after_change

NEEDED = frozenset({StepKind.INTRODUCTION, StepKind.SIGN_OFF})
"""Kinds of steps of which every playbook has one."""
LONGEST_KEY = 36
"""Characters of a key that is made of a title, with room for a number."""
_NO_KEY = re.compile(r"[^a-z0-9]+")


def entry_of(draft: Draft, key: str) -> Fields:
    """Return the entry with this key. Raises EntryGone."""
    found = next((one for one in draft.entries if one.key == key), None)
    if found is None:
        raise EntryGone
    return found


def with_fields(entry: Fields, fields: Mapping[str, Any]) -> Fields:
    """Return the entry with these fields, in place of those it has. Raises PlaybookError, naming each field that is wrong."""
    return _made(type(entry), {**entry.model_dump(mode="json", exclude_defaults=True), **fields})


def new_entry(kind: type[Fields], fields: Mapping[str, Any]) -> Fields:
    """Return an entry of these fields. Raises PlaybookError, naming each field that is wrong."""
    return _made(kind, fields)


def changed(draft: Draft, entry: Fields) -> Draft:
    """Return the draft with this entry in the place of the one with its key. Raises EntryGone."""
    entry_of(draft, entry.key)
    return _with(draft, [entry if one.key == entry.key else one for one in draft.entries])


def added(draft: Draft, entry: Fields, before: str = "") -> Draft:
    """Return the draft with an entry more, in front of another of its kind; behind the last where there is none with that key."""
    among = [one for one in draft.entries if isinstance(one, type(entry))]
    place = next((number for number, one in enumerate(among) if one.key == before), len(among))
    others = [one for one in draft.entries if not isinstance(one, type(entry))]
    return _with(draft, [*among[:place], entry, *among[place:], *others])


def dropped(draft: Draft, key: str) -> Draft:
    """Return the draft without this entry; what came after it waits for it no more. Raises EntryGone, EntryNeeded."""
    gone = entry_of(draft, key)
    if isinstance(gone, StepFields) and gone.kind in NEEDED:
        raise EntryNeeded(gone.title)
    stay = [one for one in draft.entries if one.key != key]
    return _with(draft, [_not_after(one, key) for one in stay])


def moved(draft: Draft, key: str, by: int) -> Draft:
    """Return the draft with an entry so many places further down among those of its kind, as far as there are. Raises EntryGone."""
    one = entry_of(draft, key)
    among = [other for other in draft.entries if isinstance(other, type(one))]
    at = among.index(one)
    among.insert(min(max(at + by, 0), len(among) - 1), among.pop(at))
    return _with(draft, [*among, *(other for other in draft.entries if not isinstance(other, type(one)))])


def comes_after(draft: Draft, key: str) -> str:
    """Return the title of what an entry comes after among those of its kind, empty for the first. Raises EntryGone."""
    one = entry_of(draft, key)
    among = [other for other in draft.entries if isinstance(other, type(one))]
    at = among.index(one)
    return among[at - 1].title if at else ""


def differences(before: Fields, after: Fields) -> tuple[FieldChange, ...]:
    """Return the fields in which two versions of an entry differ, each with both values in words of the file."""
    was, is_ = before.model_dump(mode="json"), after.model_dump(mode="json")
    return tuple(FieldChange(name, _said(was[name]), _said(is_[name])) for name in is_ if was[name] != is_[name])


def new_key(title: str, taken: Container[str]) -> str:
    """Return a key for something of this title that is not taken: its letters and digits, and a number where need be."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = _NO_KEY.sub("_", plain).strip("_")
    stem = (words if words[:1].isalpha() else f"own_{words}").strip("_")[:LONGEST_KEY].strip("_")
    keys = (stem if number == 1 else f"{stem}_{number}" for number in range(1, 1000))
    return next(key for key in keys if key not in taken)


def _not_after(one: Fields, key: str) -> Fields:
    if key not in one.after:
        return one
    return one.model_copy(update={"after": {other: days for other, days in one.after.items() if other != key}})


def _with(draft: Draft, entries: list[Fields]) -> Draft:
    items = tuple(one for one in entries if isinstance(one, ItemFields))
    return replace(draft, items=items, steps=tuple(one for one in entries if isinstance(one, StepFields)))


def _made(kind: type[Fields], fields: Mapping[str, Any]) -> Fields:
    try:
        return kind.model_validate({name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        wrong = [Problem(why, field=field, why=why) for field, why in wrong_after_change(error, kind)]
    raise PlaybookError(*wrong)


def _said(value: object) -> str:
    """Return a value of a field as words."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(f"{name}: {days}" for name, days in value.items())
        case list():
            return ", ".join(str(one.get("title", "")) if isinstance(one, dict) else str(one) for one in value)
        case _:
            return str(value)
