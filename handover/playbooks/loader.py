"""Loading of playbooks from YAML, with errors that name the file, line, entry and field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from handover.model.playbook import Playbook
from handover.playbooks import building, checks
from handover.playbooks.entries import Entries, extended, placed
from handover.playbooks.library import AddOn, Library
from handover.playbooks.schema import AddOnFile, AnyFile, ExtendingFile, PlaybookFile, kind_of_file
from handover.playbooks.source import PlaybookError, Source, read
from handover.playbooks.wrong_fields import valid

STANDARD = "standard"
"""Key of the playbook that comes first."""


@dataclass(frozen=True)
class _Read:
    """A file that holds what it may, and nothing more is known of it."""

    source: Source
    fields: AnyFile


def load_playbooks(*folders: Traversable) -> Library:
    """Return what is in these folders, the standard playbook first; by default what is shipped with the package.

    Raises PlaybookError with what is wrong in the first file that is wrong.
    """
    return assembled(sources(*(folders or (shipped(),))))


def sources(*folders: Traversable) -> list[Source]:
    """Return the playbook files of these folders, read. Raises PlaybookError for what is no YAML."""
    found = [one for folder in folders for one in _files(folder)]
    return [read(one.name, one.read_text(encoding="utf-8")) for one in found]


def shipped() -> Traversable:
    """Return the folder of the playbooks shipped with the package."""
    return files("handover") / "playbooks"


def parse(name: str, text: str) -> Playbook:
    """Return the playbook of one YAML text that extends no other. Raises PlaybookError, naming the file `name`."""
    return next(iter(assembled([read(name, text)]).values()))


def assembled(sources: Iterable[Source]) -> Library:
    """Return the playbooks and add-ons of these files. Raises PlaybookError."""
    by_key: dict[str, _Read] = {}
    for source in sources:
        fields = valid(source, kind_of_file(source.data))
        if fields.key in by_key:
            why = f"{by_key[fields.key].source.file} already has the key “{fields.key}”"
            raise PlaybookError(source.problem(("key",), why))
        alike = next((one.source.file for one in by_key.values() if _alike(one.fields.name, fields.name)), "")
        if alike:
            raise PlaybookError(source.problem(("name",), f"{alike} already has the name “{fields.name}”"))
        by_key[fields.key] = _Read(source, fields)
    playbooks = {key: _playbook(key, by_key) for key, one in by_key.items() if not isinstance(one.fields, AddOnFile)}
    if not playbooks:
        raise PlaybookError("There is no playbook here.")
    add_ons = {key: _add_on(one.fields, one.source) for key, one in by_key.items() if isinstance(one.fields, AddOnFile)}
    order = sorted(playbooks, key=lambda key: key != STANDARD)
    entries = {key: _entries(key, by_key, ()) for key in order}
    for add_on in add_ons.values():
        _check_together(add_on, by_key, entries)
    return Library({key: playbooks[key] for key in order}, add_ons, entries)


def _alike(name: str, other: str) -> bool:
    """Return whether two names are the same one to whoever chooses by them."""
    return " ".join(name.casefold().split()) == " ".join(other.casefold().split())


def _check_together(add_on: AddOn, by_key: Mapping[str, _Read], entries: Mapping[str, Entries]) -> None:
    """Raise PlaybookError for a key that both an add-on and a playbook use, at the one of the two that was read later."""
    read = list(by_key)
    for number, item in enumerate(add_on.items):
        for playbook, theirs in entries.items():
            same = next((one for one in theirs if one.key == item.key), None)
            if same and read.index(add_on.key) < read.index(playbook):
                why = f"“{add_on.key}” has an entry with this key already"
                raise PlaybookError(same.problem_in(by_key[playbook].source, ("extends",), "key", why))
            if same:
                why = f"“{playbook}” has an entry with this key already"
                raise PlaybookError(by_key[add_on.key].source.problem(("items", number, "key"), why))


def _files(folder: Traversable) -> Iterator[Traversable]:
    found = sorted(folder.iterdir(), key=lambda one: one.name)
    yield from (one for one in found if one.name.endswith((".yml", ".yaml")))


def _playbook(key: str, by_key: Mapping[str, _Read]) -> Playbook:
    fields, entries, workdays = by_key[key].fields, _entries(key, by_key, ()), _workdays(key, by_key)
    checks.check(entries, workdays, by_key[key].source)
    return building.playbook(fields, entries, workdays)


def _entries(key: str, by_key: Mapping[str, _Read], through: tuple[str, ...]) -> Entries:
    """Return the entries of a playbook. `through` are the playbooks that extend it, of which none may be its own base."""
    source, fields = by_key[key].source, by_key[key].fields
    if isinstance(fields, ExtendingFile):
        base = by_key.get(fields.extends)
        if base is None or isinstance(base.fields, AddOnFile):
            raise PlaybookError(source.problem(("extends",), f"there is no playbook “{fields.extends}”"))
        if fields.extends in (key, *through):
            raise PlaybookError(source.problem(("extends",), f"“{fields.extends}” extends this one"))
        return extended(_entries(fields.extends, by_key, (key, *through)), fields, source)
    steps = fields.steps if isinstance(fields, PlaybookFile) else []
    return (*placed(fields.items, source, "items"), *placed(steps, source, "steps"))


def _workdays(key: str, by_key: Mapping[str, _Read]) -> int:
    fields = by_key[key].fields
    if isinstance(fields, ExtendingFile):
        return fields.workdays or _workdays(fields.extends, by_key)
    return fields.workdays if isinstance(fields, PlaybookFile) else 0


def _add_on(fields: AddOnFile, source: Source) -> AddOn:
    entries = placed(fields.items, source, "items")
    checks.check_add_on(entries)
    return AddOn(fields.key, fields.name, fields.description, fields.industry, building.items(entries))
