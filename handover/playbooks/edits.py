"""The changes that people make to a workspace's own playbooks, each with what is recorded of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from handover.form_merge import kept_of_others
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.own_playbooks import EditKind, FieldChange
from handover.playbooks.drafts import Draft, Fields
from handover.playbooks.editing import (
    added,
    changed,
    comes_after,
    differences,
    dropped,
    entry_of,
    moved,
    new_entry,
    new_key,
    with_fields,
)
from handover.playbooks.entry_form import EntryForm, fields_in, form_of
from handover.playbooks.library import Library
from handover.playbooks.own import OwnPlaybook, checked
from handover.playbooks.schema import ItemFields, StepFields
from handover.playbooks.source import PlaybookError, Problem


@dataclass(frozen=True)
class Edited:
    """A playbook after a change, and what was changed."""

    own: OwnPlaybook
    kind: EditKind
    title: str = ""
    fields: tuple[FieldChange, ...] = ()


PLACE = "place"
"""What is called a field of an entry's change: the title of what it comes after, empty for the first."""

Edit = Callable[[OwnPlaybook, Library], Edited]
"""Returns a playbook changed; `Library` is that of the workspace without it. Raises refusals and PlaybookError."""


@dataclass(frozen=True)
class HeadForm:
    """What a playbook is called, for whom it is, how long it takes, and in whose place it is proposed; all in text."""

    name: str
    description: str = ""
    workdays: str = ""
    instead_of: str = ""


def head_of(own: OwnPlaybook) -> HeadForm:
    """Return the form as it is filled in now."""
    draft = own.draft
    return HeadForm(draft.name, draft.description, str(draft.workdays), own.instead_of)


def copy_of(draft: Draft, form: HeadForm, library: Library) -> Edited:
    """Return a copy of a playbook, called as the form says. Raises FieldProblems."""
    name = _name(form.name, library)
    key = new_key(name, {*library, *library.entries})
    copy = replace(draft, key=key, name=name, description=_description(form))
    return Edited(OwnPlaybook(copy), EditKind.COPIED, draft.name)


def edit_head(form: HeadForm, shown: Mapping[str, str]) -> Edit:
    """Change the head. `shown` are the marks (`form_merge.field_marks`) of what the form showed when it was opened."""

    def edit(own: OwnPlaybook, library: Library) -> Edited:
        before = head_of(own)
        sent = replace(form, **kept_of_others(form, before, shown))
        workdays = sent.workdays.strip()
        if not workdays.isdecimal():
            why = "must be a whole number of working days, such as 15"
            raise PlaybookError(Problem(why, field="workdays", why=why))
        other = library.instead_of.get(sent.instead_of)
        if other is not None:
            raise FieldProblems({"instead_of": FieldProblem.PROPOSED_ALREADY}, {"name": library[other].name})
        draft = replace(
            own.draft, name=_name(sent.name, library), description=_description(sent), workdays=int(workdays)
        )
        after = replace(own, draft=draft, instead_of=sent.instead_of)
        is_ = head_of(after)
        fields = tuple(
            FieldChange(name, was, now) for name, was in vars(before).items() if was != (now := getattr(is_, name))
        )
        return Edited(after, EditKind.HEAD, before.name, fields)

    return edit


def edit_entry(key: str, form: EntryForm, shown: Mapping[str, str]) -> Edit:
    """Change the entry with this key. `shown`: see `edit_head`. Raises EntryGone when somebody has dropped it meanwhile."""

    def edit(own: OwnPlaybook, _library: Library) -> Edited:
        before = entry_of(own.draft, key)
        sent = replace(form, **kept_of_others(form, form_of(before), shown))
        item = isinstance(before, ItemFields)
        slots = {one.title: one.key for one in before.slots or ()} if isinstance(before, ItemFields) else {}
        after = with_fields(before, fields_in(sent, item=item, slots=slots))
        fields = differences(before, after)
        return Edited(_with(own, changed(own.draft, after)), EditKind.CHANGED, before.title, fields)

    return edit


def add_entry(form: EntryForm, before: str, *, item: bool) -> Edit:
    """Add an item or a step, in front of the one with the key `before` or behind the last.

    One that is there already, word for word, is not added again: its form was sent twice.
    """

    def edit(own: OwnPlaybook, library: Library) -> Edited:
        fields = fields_in(form, item=item, slots={})
        taken = {one.key for one in own.draft.entries} | {one.key for one in library.entries.get(own.draft.follows, ())}
        taken |= {one.key for add_on in library.add_ons.values() for one in add_on.items}
        kind: type[Fields] = ItemFields if item else StepFields
        entry = new_entry(kind, fields | {"key": new_key(fields["title"], taken)})
        if any(one == entry.model_copy(update={"key": one.key}) for one in own.draft.entries):
            return Edited(own, EditKind.ADDED, entry.title)
        after = _with(own, added(own.draft, entry, before))
        try:
            checked(library, after)
        except PlaybookError as error:
            # Whoever adds it does not know its key: what is wrong with it is wrong here.
            wrong = (
                Problem(one, one.entry if one.entry != entry.key else "", one.field, one.why) for one in error.problems
            )
            raise PlaybookError(*wrong) from error
        return Edited(after, EditKind.ADDED, entry.title)

    return edit


def drop_entry(key: str) -> Edit:
    """Drop the entry with this key."""

    def edit(own: OwnPlaybook, _library: Library) -> Edited:
        title = entry_of(own.draft, key).title
        return Edited(_with(own, dropped(own.draft, key)), EditKind.DROPPED, title)

    return edit


def move_entry(key: str, by: int) -> Edit:
    """Move the entry with this key so many places down among those of its kind; up, where it is negative."""

    def edit(own: OwnPlaybook, _library: Library) -> Edited:
        after = moved(own.draft, key, by)
        place = FieldChange(PLACE, comes_after(own.draft, key), comes_after(after, key))
        fields = (place,) if place.before != place.after else ()
        return Edited(_with(own, after), EditKind.MOVED, entry_of(own.draft, key).title, fields)

    return edit


def retire(own: OwnPlaybook, _library: Library) -> Edited:
    """Offer the playbook to no handover that starts any more. Those that run go on with it."""
    return Edited(replace(own, retired=True), EditKind.RETIRED)


def restore(own: OwnPlaybook, library: Library) -> Edited:
    """Offer it again; in another's place only where none is by now."""
    instead_of = "" if own.instead_of in library.instead_of else own.instead_of
    return Edited(replace(own, retired=False, instead_of=instead_of), EditKind.RESTORED)


def _with(own: OwnPlaybook, draft: Draft) -> OwnPlaybook:
    return replace(own, draft=draft)


def _name(typed: str, library: Library) -> str:
    """Return the name. Raises FieldProblems where it is empty or that of another playbook."""
    name = " ".join(typed.split())
    if not name:
        raise FieldProblems({"name": FieldProblem.MISSING})
    taken = next((one.name for one in library.values() if one.name.casefold() == name.casefold()), None)
    if taken is not None:
        raise FieldProblems({"name": FieldProblem.PLAYBOOK_NAME_TAKEN}, {"name": taken})
    return name


def _description(form: HeadForm) -> str:
    words = " ".join(form.description.split())
    if not words:
        raise FieldProblems({"description": FieldProblem.MISSING})
    return words
