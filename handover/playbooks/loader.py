"""Loading of playbooks from YAML, with errors that name the file, entry and field."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml

from handover.model.people import Role
from handover.model.playbook import Item, Playbook, Stage, Step, StepKind

KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
PRACTICE = re.compile(r"P[1-9][0-9]{0,2}")
COMMON_FIELDS = frozenset({"key", "stage", "title", "help", "owner", "due_day", "practices", "required"})
ITEM_FIELDS = COMMON_FIELDS | {"question", "example", "minutes"}
STEP_FIELDS = COMMON_FIELDS | {"kind"}
PLAYBOOK_FIELDS = frozenset({"key", "name", "description", "items", "steps"})

Choice = TypeVar("Choice", bound=StrEnum)
Entry = TypeVar("Entry", Item, Step)


class PlaybookError(ValueError):
    """An invalid playbook file. The message names the file, the entry and the field."""


def load_playbooks(folder: Traversable | None = None) -> dict[str, Playbook]:
    """Return the playbooks of a folder by key; by default those shipped with the package.

    Raises PlaybookError for the first error found.
    """
    folder = folder if folder is not None else files("handover") / "playbooks"
    found: dict[str, Playbook] = {}
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if not file.name.endswith((".yml", ".yaml")):
            continue
        playbook = parse(file.name, file.read_text(encoding="utf-8"))
        if playbook.key in found:
            raise PlaybookError(f"{file.name}, field “key”: another playbook already has the key “{playbook.key}”.")
        found[playbook.key] = playbook
    if not found:
        raise PlaybookError(f"{folder}: there is no playbook here.")
    return found


def parse(name: str, text: str) -> Playbook:
    """Return the playbook of this YAML text. Raises PlaybookError, naming the file `name`."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PlaybookError(f"{name}: this is not valid YAML: {' '.join(str(error).split())}") from error
    top = _Fields(name, "", data, PLAYBOOK_FIELDS)
    items = _entries(name, "item", top.entries("items"), _item)
    steps = _entries(name, "step", top.entries("steps"), _step)
    shared = {item.key for item in items} & {step.key for step in steps}
    if shared:
        raise PlaybookError(f"{name}, step “{min(shared)}”, field “key”: an item has this key already.")
    for kind in (StepKind.INTRODUCTION, StepKind.SIGN_OFF):
        if sum(step.kind is kind for step in steps) != 1:
            raise PlaybookError(f"{name}, field “steps”: exactly one step must be of the kind “{kind}”.")
    return Playbook(top.key(), top.text("name"), top.text("description"), items, steps)


def _entries(name: str, what: str, raw: list[object], build: Callable[[str, str, object], Entry]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for number, data in enumerate(raw, 1):
        entry = build(name, _label(what, number, data), data)
        if any(entry.key == other.key for other in entries):
            raise PlaybookError(f"{name}, {what} “{entry.key}”, field “key”: used twice.")
        entries.append(entry)
    return tuple(entries)


def _label(what: str, number: int, data: object) -> str:
    key = data.get("key") if isinstance(data, Mapping) else None
    return f"{what} “{key}”" if isinstance(key, str) and key else f"{what} number {number}"


def _item(name: str, label: str, data: object) -> Item:
    fields = _Fields(name, label, data, ITEM_FIELDS)
    return Item(
        key=fields.key(),
        stage=fields.stage(),
        title=fields.text("title"),
        question=fields.text("question"),
        help=fields.text("help"),
        example=fields.text("example"),
        owner=fields.choice("owner", Role),
        due_day=fields.number("due_day", least=0),
        practices=fields.practices(),
        required=fields.flag("required"),
        minutes=fields.number("minutes", least=1, default=2),
    )


def _step(name: str, label: str, data: object) -> Step:
    fields = _Fields(name, label, data, STEP_FIELDS)
    return Step(
        key=fields.key(),
        stage=fields.stage(),
        kind=fields.choice("kind", StepKind),
        title=fields.text("title"),
        help=fields.text("help"),
        owner=fields.choice("owner", Role),
        due_day=fields.number("due_day", least=0),
        practices=fields.practices(),
        required=fields.flag("required"),
    )


class _Fields:
    """Typed access to one mapping of the file. Each error is a PlaybookError that names the place."""

    def __init__(self, file: str, label: str, data: object, allowed: frozenset[str]) -> None:
        self._place = ", ".join(part for part in (file, label) if part)
        if not isinstance(data, Mapping):
            raise PlaybookError(f"{self._place}: must be a list of fields with values.")
        self._data = data
        for field in data:
            if field not in allowed:
                known = ", ".join(sorted(allowed))
                raise PlaybookError(f"{self._place}, field “{field}”: not known here. Known are: {known}.")

    def wrong(self, field: str, why: str) -> PlaybookError:
        """Return the error for a field of this entry."""
        return PlaybookError(f"{self._place}, field “{field}”: {why}.")

    def text(self, field: str) -> str:
        """Return a non-empty text."""
        value = self._value(field)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(field, "must be a text that is not empty")
        return value.strip()

    def key(self) -> str:
        """Return the key: short, lowercase, safe in a button value."""
        value = self.text("key")
        if not KEY.fullmatch(value):
            raise self.wrong("key", "must be 1–40 lowercase letters, digits or _, starting with a letter")
        return value

    def entries(self, field: str) -> list[object]:
        """Return a list with at least one entry."""
        value = self._value(field)
        if not isinstance(value, list) or not value:
            raise self.wrong(field, "must be a list with at least one entry")
        return value

    def number(self, field: str, least: int, default: int | None = None) -> int:
        """Return an integer of at least `least`."""
        value = self._data.get(field, default) if default is not None else self._value(field)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.wrong(field, f"must be a whole number of at least {least}, not {value!r}")
        return value

    def flag(self, field: str) -> bool:
        """Return a boolean, True by default."""
        value = self._data.get(field, True)
        if not isinstance(value, bool):
            raise self.wrong(field, "must be true or false")
        return value

    def choice(self, field: str, choices: type[Choice]) -> Choice:
        """Return a member of the enum."""
        value = self._value(field)
        if value not in [str(one) for one in choices]:
            raise self.wrong(field, f"must be one of {', '.join(choices)}, not {value!r}")
        return choices(str(value))

    def stage(self) -> Stage:
        """Return the stage, which must not be `done`."""
        stage = self.choice("stage", Stage)
        if stage is Stage.DONE:
            raise self.wrong("stage", "nothing is left to do in the stage “done”")
        return stage

    def practices(self) -> tuple[str, ...]:
        """Return the practices an entry comes from, such as P35."""
        values = self.entries("practices")
        for value in values:
            if not isinstance(value, str) or not PRACTICE.fullmatch(value):
                raise self.wrong("practices", f"{value!r} is not of the form P35")
        return tuple(str(value) for value in values)

    def _value(self, field: str) -> object:
        if field not in self._data:
            raise self.wrong(field, "is missing")
        value: object = self._data[field]
        return value
