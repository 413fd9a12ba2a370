"""The text of a playbook file as data, with the line of every field, and the errors that name file, line, entry and field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader in C where there is one: ten times as fast, at every start."""

TEXT = "tag:yaml.org,2002:str"
"""What YAML calls a text; `on`, `no` and 7 are none."""

Path = tuple[str | int, ...]
"""Where something stands in a file: names of fields and, from 0, places in lists."""
ENTRIES = {"items": "item", "steps": "step", "change": "entry"}
"""Fields of a file that hold entries, and what one of them is called."""


class Problem(str):
    """The line about what is wrong somewhere: with file, line, entry and field. Its parts are for forms, which show the place."""

    __slots__ = ("entry", "field", "why")
    entry: str
    field: str
    why: str

    def __new__(cls, line: str, entry: str = "", field: str = "", why: str = "") -> Self:
        """Return the line, with the key of the entry, the field and why it is wrong, as far as they are known."""
        made = super().__new__(cls, line)
        made.entry, made.field, made.why = entry, field, why or line
        return made


class PlaybookError(ValueError):
    """An invalid playbook file. Each of `problems` is one line with file, line, entry and field; the message is the first."""

    def __init__(self, *problems: str) -> None:
        super().__init__(problems[0])
        self.problems = tuple(one if isinstance(one, Problem) else Problem(one) for one in problems)


@dataclass(frozen=True)
class Source:
    """A playbook file: its name, its data, and the line of every field and list entry in it, from 1."""

    file: str
    data: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a place; of one that is not there, that of what it is missing from."""
        return next(self.lines[path[:length]] for length in range(len(path), -1, -1) if path[:length] in self.lines)

    def problem(self, path: Path, why: str) -> Problem:
        """Return the line about what is wrong at this place: `why`, with file, line, entry and field."""
        entry, field = self._spoken(path)
        named = [self.file, f"line {self.line(path)}", entry, f"field “{field}”" if field else ""]
        return Problem(f"{', '.join(filter(None, named))}: {why}.", entry.partition("“")[2].rstrip("”"), field, why)

    def _spoken(self, path: Path) -> tuple[str, str]:
        """Return what the entry is called that the path leads into, and the field within it; empty for neither."""
        top = next((n for n, part in enumerate(path) if part in ENTRIES), None)
        if top is None or len(path) < top + 2:
            return "", _dotted(path)
        number = path[top + 1]
        key = self._key_of(path[: top + 2]) if isinstance(number, int) else number
        name = f"“{key}”" if key else f"number {int(number) + 1}"
        return f"{ENTRIES[str(path[top])]} {name}", _dotted(path[top + 2 :])

    def _key_of(self, path: Path) -> str:
        value = self.data
        for part in path:
            value = value[part]
        key = value.get("key") if isinstance(value, Mapping) else None
        return key if isinstance(key, str) else ""


def read(file: str, text: str) -> Source:
    """Return the YAML text of a file as data with its lines. Raises PlaybookError, naming `file`."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            raise PlaybookError(f"{file}: there is nothing in it.")
        lines: dict[Path, int] = {(): 1}
        odd = [f"{file}, line {line}, field “{name}”: {why}." for line, name, why in _walk(node, (), lines, set())]
        if odd:
            raise PlaybookError(*odd)
        return Source(file, loader.construct_document(node), lines)
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, PlaybookError):
            raise
        raise PlaybookError(f"{file}: this is not valid YAML: {' '.join(str(error).split())}") from error


def _walk(node: yaml.Node, path: Path, lines: dict[Path, int], seen: set[int]) -> Iterator[tuple[int, str, str]]:
    """Note the line of everything below the node, and yield line, name and words for what is given twice or by an alias."""
    parts: Sequence[tuple[str | int, yaml.Node, yaml.Node]] = ()
    if isinstance(node, yaml.MappingNode):
        parts = [(str(name.value), name, value) for name, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        parts = [(number, value, value) for number, value in enumerate(node.value)]
    for part, marked, value in parts:
        below, line = (*path, part), marked.start_mark.line + 1
        if below in lines:
            yield line, str(part), "given twice"
        if marked is not value and marked.tag != TEXT:
            yield (
                line,
                str(part),
                "the name of a field must be a text; put numbers, yes, no, on and off into quotation marks",
            )
        lines[below] = line
        if id(value) in seen:
            yield line, str(part), "an alias (*name) cannot be used here; write the value out"
            continue
        seen.add(id(value))
        yield from _walk(value, below, lines, seen)


def _dotted(path: Path) -> str:
    """Return the place as people say it: names and, from 1, numbers."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
