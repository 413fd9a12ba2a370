"""The entries of a playbook as its files have them, each with where it stands: what `extends` makes of another playbook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from handover.playbooks.schema import AddedItem, AddedStep, EntryChange, ExtendingFile, ItemFields, StepFields
from handover.playbooks.source import Path, PlaybookError, Problem, Source
from handover.playbooks.wrong_fields import wrong_after_change


@dataclass(frozen=True)
class Placed:
    """An entry, and where it was written or changed last."""

    fields: ItemFields | StepFields
    source: Source
    path: Path

    @property
    def key(self) -> str:
        """The key of the entry."""
        return self.fields.key

    def problem(self, field: str, why: str) -> Problem:
        """Return the line about what is wrong with a field of the entry."""
        return self.source.problem((*self.path, field), why)

    def problem_in(self, file: Source, cause: Path, field: str, why: str) -> Problem:
        """Return the same for a playbook of this file: of an entry that it has from another one, the line begins with its `cause`.

        Whoever wrote the file can mend nothing in the other one.
        """
        there = self.problem(field, why)
        if file is self.source:
            return there
        return Problem(file.problem(cause, there.rstrip(".")), there.entry, there.field, there.why)


Entries = tuple[Placed, ...]


def placed(fields: Iterable[ItemFields | StepFields], source: Source, *path: str) -> Entries:
    """Return the entries of a list in a file."""
    return tuple(Placed(one, source, (*path, number)) for number, one in enumerate(fields))


def extended(base: Entries, file: ExtendingFile, source: Source) -> Entries:
    """Return the entries of another playbook with those of the file dropped, changed, added and put into its order.

    Every entry that is not dropped is in it once, in its order, with every field that is not changed. Raises PlaybookError when
    an entry is dropped or changed that is not there, or added that is there already.
    """
    keys = {one.key for one in base}
    problems = [*_not_there(file, source, keys), *_there_already(file, source, keys)]
    if problems:
        raise PlaybookError(*problems)
    stay = [one for one in base if one.key not in file.drop]
    changed = [_changed(one, file.change[one.key], source) if one.key in file.change else one for one in stay]
    for one in (*placed(file.add.items, source, "add", "items"), *placed(file.add.steps, source, "add", "steps")):
        changed.insert(_place(one, changed), _plain(one))
    wrong = list(_wrong_order(file, source, {one.key for one in changed}))
    if wrong:
        raise PlaybookError(*wrong)
    return ordered(tuple(changed), file.order)


def ordered(entries: Entries, order: Sequence[str]) -> Entries:
    """Return the entries with those that `order` names in its order, and every other behind the one it came after."""
    if not order:
        return entries
    by_key = {one.key: one for one in entries}
    found, before = [key for key in order if key in by_key], ""
    for key in by_key:
        if key not in order:
            found.insert(found.index(before) + 1 if before else 0, key)
        before = key
    return tuple(by_key[key] for key in found)


def _wrong_order(file: ExtendingFile, source: Source, keys: set[str]) -> Iterator[str]:
    for number, key in enumerate(file.order):
        if key not in keys:
            yield source.problem(("order", number), f"there is no entry “{key}”")
        elif key in file.order[:number]:
            yield source.problem(("order", number), f"{key} is given twice")


def _not_there(file: ExtendingFile, source: Source, keys: set[str]) -> Iterator[str]:
    missing = f"“{file.extends}” has no such entry"
    for number, key in enumerate(file.drop):
        if key not in keys:
            yield source.problem(("drop", number), f"{missing}: {key}")
        elif key in file.drop[:number]:
            yield source.problem(("drop", number), f"{key} is dropped twice")
    for key in file.change:
        if key not in keys:
            yield source.problem(("change", key), missing)
        elif key in file.drop:
            yield source.problem(("change", key), "it is dropped, too")


def _there_already(file: ExtendingFile, source: Source, keys: set[str]) -> Iterator[str]:
    for name, fields in (("items", file.add.items), ("steps", file.add.steps)):
        for number, one in enumerate(fields):
            if one.key in keys:
                why = f"“{file.extends}” has an entry with this key already; use “change” to give it other words"
                yield source.problem(("add", name, number, "key"), why)


def _changed(one: Placed, change: EntryChange, source: Source) -> Placed:
    given = {name: getattr(change, name) for name in change.model_fields_set}
    plain = {name: getattr(one.fields, name) for name in one.fields.model_fields_set}
    plain = {name: _plain_value(value) for name, value in (plain | given).items()}
    try:
        return Placed(type(one.fields).model_validate(plain), source, ("change", one.key))
    except ValidationError as error:
        wrong = list(wrong_after_change(error, type(one.fields)))
    raise PlaybookError(*(source.problem(("change", one.key, field), why) for field, why in wrong))


def _plain_value(value: object) -> object:
    return (
        [one.model_dump() if hasattr(one, "model_dump") else one for one in value] if isinstance(value, list) else value
    )


def _place(one: Placed, among: list[Placed]) -> int:
    """Return in front of which entry it is put: the one it names, else behind the last."""
    before = one.fields.before if isinstance(one.fields, AddedItem | AddedStep) else None
    if before is None:
        return len(among)
    found = [number for number, other in enumerate(among) if other.key == before]
    if not found:
        raise PlaybookError(one.problem("before", f"there is no entry “{before}”"))
    return found[0]


def _plain(one: Placed) -> Placed:
    """Return an added entry as one of the playbook's own: where it is put is no part of it."""
    kind = ItemFields if isinstance(one.fields, ItemFields) else StepFields
    given: Mapping[str, object] = {
        name: _plain_value(getattr(one.fields, name)) for name in one.fields.model_fields_set - {"before"}
    }
    return replace(one, fields=kind.model_validate(given))
