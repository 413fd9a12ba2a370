"""A playbook file that somebody sends: read within bounds, checked as `playbook check` does, and compared with what is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import yaml

from handover.model.jobs import Job, JobKind
from handover.playbooks.drafts import Draft, draft_of, file_of, standing_alone
from handover.playbooks.library import Library
from handover.playbooks.source import PlaybookError, Problem, Source, read
from handover.text.intake import normalised, secret_problem

PLAYBOOK_FILE = JobKind("playbook_file")
PLAYBOOK_IMPORT = JobKind("playbook_import")
LARGEST = 200_000
"""Bytes of a playbook file that is read."""
DEEPEST = 12
"""How deep lists and fields may lie in each other; a playbook needs six levels."""
MOST_PROBLEMS = 20
INTRODUCTION = (
    "# A playbook of Baton. What the fields mean: docs/playbooks.md. To import it: Home, Open playbooks, Import.\n"
)


@dataclass(frozen=True)
class Difference:
    """What a file would change of a playbook: the titles of entries that come, go, are changed, and stand elsewhere."""

    comes: tuple[str, ...]
    goes: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[str, ...] = ()


def yaml_of(library: Library, draft: Draft, *, whole: bool = False) -> str:
    """Return a playbook as the text of a file; `whole`: with everything in it, following no other."""
    tree = file_of(library, standing_alone(draft) if whole else draft)
    text: str = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)
    return INTRODUCTION + text


def imported(library: Library, own: Mapping[str, str], file: str, content: bytes) -> Draft:
    """Return the playbook in a file that somebody sent. `own` are the names of the workspace's own playbooks, by key.

    Raises PlaybookError with everything that is wrong in it, by line, entry and field.
    """
    source = _read(file, content)
    draft = draft_of(library, source)
    problems = list(_taken(library, own, draft, source))
    if problems:
        raise PlaybookError(*problems)
    return draft


def difference(before: Draft, after: Draft) -> Difference:
    """Return what is different in the entries of two versions of a playbook."""
    was, is_ = ({one.key: one for one in draft.entries} for draft in (before, after))
    return Difference(
        tuple(one.title for key, one in is_.items() if key not in was),
        tuple(one.title for key, one in was.items() if key not in is_),
        tuple(one.title for key, one in is_.items() if key in was and was[key] != one),
        tuple(is_[key].title for key in _moved([key for key in was if key in is_], [key for key in is_ if key in was])),
    )


def _moved(was: list[str], is_: list[str]) -> Iterator[str]:
    """Yield what stands elsewhere among others that keep their order; as little as can be."""
    for what, _, _, first, last in SequenceMatcher(None, was, is_, autojunk=False).get_opcodes():
        if what in ("insert", "replace"):
            yield from is_[first:last]


def playbook_file(key: str, user: str, minute: str) -> Job:
    """Send a playbook as a file to this person, who asked for it in this minute (UTC); once, however often within that."""
    lane = f"playbook:{user}"
    return Job(PLAYBOOK_FILE, f"{lane}:{key}:{minute}", lane, ref={"key": key, "user": user, "minute": minute})


def playbook_import(file: str, user: str, mark: str = "") -> Job:
    """Read the file with this id and tell this person what it would change; with `mark`, import what they were shown."""
    lane = f"playbook:{user}"
    return Job(
        PLAYBOOK_IMPORT, f"{lane}:{file}:{mark or 'shown'}", lane, ref={"file": file, "user": user, "mark": mark}
    )


def _read(file: str, content: bytes) -> Source:
    if len(content) > LARGEST:
        raise PlaybookError(Problem(f"{file}: it is larger than {LARGEST // 1000} kilobytes, which no playbook needs."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlaybookError(Problem(f"{file}: this is no text in UTF-8.")) from None
    _check_depth(file, text)
    source = read(file, text)
    secrets = [source.problem(path, "looks like a password or key") for path in _secrets(source.data, ())]
    if secrets:
        raise PlaybookError(*secrets)
    return replace(source, data=_plain(source.data))


def _check_depth(file: str, text: str) -> None:
    """Raise PlaybookError for what is nested deeper than any playbook, before anything is made of it."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise PlaybookError(f"{file}: it is nested deeper than any playbook.")
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, PlaybookError):
            raise
        raise PlaybookError(f"{file}: this is not valid YAML: {' '.join(str(error).split())}") from error


def _secrets(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, str) and secret_problem(value) is not None:
        yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, below in parts:
        yield from _secrets(below, (*path, part if isinstance(part, int) else str(part)))


def _plain(value: object) -> object:
    """Return data with every text as what people type is kept."""
    match value:
        case str():
            return str(normalised(value))
        case dict():
            return {_plain(name): _plain(below) for name, below in value.items()}
        case list():
            return [_plain(below) for below in value]
        case _:
            return value


def _taken(library: Library, own: Mapping[str, str], draft: Draft, source: Source) -> Iterator[Problem]:
    if draft.key in library and draft.key not in own:
        yield source.problem(
            ("key",), f"“{draft.key}” is a playbook that comes with Baton; please give yours another key"
        )
    names = {one.key: one.name for one in library.values()} | dict(own)
    other = next((key for key, name in names.items() if name.casefold() == draft.name.casefold()), draft.key)
    if other != draft.key:
        yield source.problem(("name",), f"another playbook is called “{draft.name}” already")
