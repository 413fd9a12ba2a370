"""A playbook while somebody edits it: what its file makes of it, and the file that makes it again.

The file of one that follows another holds what is different, and nothing else: better words of the other reach it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handover.model.playbook import Playbook
from handover.playbooks import building, checks
from handover.playbooks.entries import Entries, extended, placed
from handover.playbooks.library import Library
from handover.playbooks.schema import AddOnFile, ExtendingFile, ItemFields, StepFields, kind_of_file
from handover.playbooks.source import PlaybookError, Source
from handover.playbooks.wrong_fields import valid

Fields = ItemFields | StepFields
FileData = dict[str, Any]
"""A playbook file as data, such as JSON takes."""
MOST_ENTRIES = 100
LONGEST_TEXT = 3000
"""Characters of a text of an entry, so that a form shows it whole."""
LONGEST_TITLE = 150
NO_FILE = Source("", {}, {(): 1})
"""Where entries stand that were made by a form."""


@dataclass(frozen=True)
class Draft:
    """A playbook as it is edited: its head, the key of the one it follows (empty for none), and its entries as they come."""

    key: str
    name: str
    description: str
    workdays: int
    items: tuple[ItemFields, ...]
    steps: tuple[StepFields, ...]
    follows: str = ""

    @property
    def entries(self) -> tuple[Fields, ...]:
        """All items and then all steps."""
        return (*self.items, *self.steps)


def draft_of(library: Library, source: Source) -> Draft:
    """Return what a file makes. Raises PlaybookError with everything that is wrong in it, and where two things do not fit."""
    fields = valid(source, kind_of_file(source.data))
    if isinstance(fields, AddOnFile):
        raise PlaybookError(source.problem(("industry",), "an add-on comes with Baton or from the folder of playbooks"))
    if isinstance(fields, ExtendingFile):
        if fields.extends not in library.entries:
            raise PlaybookError(source.problem(("extends",), f"there is no playbook “{fields.extends}” to follow"))
        entries = extended(library.entries[fields.extends], fields, source)
        workdays, follows = fields.workdays or library[fields.extends].workdays, fields.extends
    else:
        entries = (*placed(fields.items, source, "items"), *placed(fields.steps, source, "steps"))
        workdays, follows = fields.workdays, ""
    checks.check(entries, workdays, source)
    _check_size(library, entries, source)
    return Draft(
        fields.key, fields.name, fields.description, workdays, *split_kinds(one.fields for one in entries), follows
    )


def playbook_of(draft: Draft) -> Playbook:
    """Return the playbook that a draft is."""
    entries = placed(draft.entries, NO_FILE)
    return Playbook(
        draft.key,
        draft.name,
        draft.description,
        building.items(entries),
        building.steps(entries),
        draft.workdays,
    )


def file_of(library: Library, draft: Draft) -> FileData:
    """Return the file that makes this draft: what is different from the playbook that it follows, else all of it."""
    head: FileData = {"key": draft.key, "name": draft.name, "description": draft.description}
    if not draft.follows:
        return head | {
            "workdays": draft.workdays,
            "items": [_plain(one) for one in draft.items],
            "steps": [_plain(one) for one in draft.steps],
        }
    base = library.entries[draft.follows]
    ours, theirs = {one.key: one for one in draft.entries}, {one.key: one.fields for one in base}
    new = {key: one for key, one in ours.items() if key not in theirs}
    change = {key: found for key, one in ours.items() if key in theirs and (found := _difference(theirs[key], one))}
    head |= {"extends": draft.follows}
    if draft.workdays != library[draft.follows].workdays:
        head |= {"workdays": draft.workdays}
    add: FileData = {
        name: those
        for name, kind in (("items", ItemFields), ("steps", StepFields))
        if (those := [_plain(one) for one in new.values() if isinstance(one, kind)])
    }
    parts: FileData = {"drop": [key for key in theirs if key not in ours], "change": change, "add": add}
    return head | {name: part for name, part in parts.items() if part} | _order(base, draft, new)


def standing_alone(draft: Draft) -> Draft:
    """Return the draft following no other playbook any more."""
    return replace(draft, follows="")


def _order(base: Entries, draft: Draft, new: Mapping[str, Fields]) -> FileData:
    """Return the order of the entries if it is not the one they have without being told."""
    wanted = [one.key for one in draft.entries]
    stay = [one.fields for one in base if one.key in wanted]
    without = split_kinds((*stay, *(one for one in new.values())))
    return {} if [one.key for one in (*without[0], *without[1])] == wanted else {"order": wanted}


def _difference(before: Fields, after: Fields) -> FileData:
    """Return those fields of an entry that are not as before."""
    plain: FileData = after.model_dump(mode="json")
    return {name: plain[name] for name in plain if getattr(before, name, None) != getattr(after, name)}


def _plain(fields: Fields) -> FileData:
    found: FileData = fields.model_dump(mode="json", exclude_defaults=True)
    return found


def split_kinds(entries: Iterable[Fields]) -> tuple[tuple[ItemFields, ...], tuple[StepFields, ...]]:
    """Return the items and the steps among entries, each in order."""
    found = tuple(entries)
    items = tuple(one for one in found if isinstance(one, ItemFields))
    return items, tuple(one for one in found if isinstance(one, StepFields))


def _check_size(library: Library, entries: Entries, source: Source) -> None:
    """Raise PlaybookError for more entries or longer texts than forms show, and for what an add-on of an industry asks."""
    if len(entries) > MOST_ENTRIES:
        raise PlaybookError(source.problem((), f"it has {len(entries)} entries; at most {MOST_ENTRIES} are possible"))
    asked = {item.key: add_on.key for add_on in library.add_ons.values() for item in add_on.items}
    problems = [
        one.problem("key", f"the add-on “{asked[one.key]}” has an entry with this key already")
        for one in entries
        if one.key in asked
    ]
    for one in entries:
        for field, limit in {
            "title": LONGEST_TITLE,
            **dict.fromkeys(("question", "help", "example"), LONGEST_TEXT),
        }.items():
            if len(getattr(one.fields, field, "")) > limit:
                problems.append(one.problem(field, f"must have at most {limit:,} characters"))
    if problems:
        raise PlaybookError(*problems)
