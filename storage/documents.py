"""Handovers, accounts and people as JSON documents, and back.

A handover's document holds the entries of its playbook as they were when it was opened: a later playbook brings better
help texts to it, and nothing else.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, cached_property, lru_cache
from typing import Any, Generic, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from handover.book.book import Book, BookRow
from handover.book.source import BookSource
from handover.model.account import Account, AccountEntry
from handover.model.canvas import Canvas
from handover.model.csm_facts import CsmFacts
from handover.model.entry_change import EntryChange
from handover.model.handover import Handover
from handover.model.letter_templates import LetterTemplates
from handover.model.merge import Merge
from handover.model.own_playbooks import PlaybookEdit
from handover.model.people import Person, Role
from handover.model.playbook import Playbook
from handover.people import impossible_facts
from handover.playbooks.frozen import with_better_help
from handover.suggesting.load import TakingOver
from handover.time.workdays import is_work_week
from storage.database.columns import mended

T = TypeVar("T")
PLAYBOOKS_KEPT = 64
"""How many different frozen playbooks are kept as they were read last; most handovers share a few."""


FORMER_NAMES = {"rests_until": "paused_until", "rest_set_at": "pause_set_at", "rests_on": "pause_extended"}
"""What fields of a handover were called in older documents, and what they are called now."""


class UnreadableDocument(Exception):
    """What is stored is no document of this program's. It says no more, for documents hold words of people."""


def handover_document(handover: Handover) -> str:
    """Return the handover as JSON, times in UTC. Lone surrogates become U+FFFD, all else is kept.

    Raises ValueError for a moment without a time zone.
    """
    return _json(_handovers().dump_python(handover))


def handover_from(document: str, playbooks: Mapping[str, Playbook]) -> Handover:
    """Return the handover a document holds, with the help texts of `playbooks` where its own is among them.

    Raises UnreadableDocument.
    """
    try:
        tree = from_json(document)
        playbook = _frozen(orjson.dumps(tree["playbook"]), playbooks.get(tree["playbook"]["key"]))
        handover = _handovers().validate_python({**_renamed(tree), "playbook": playbook})
    except (ValueError, TypeError, LookupError, AttributeError):
        raise UnreadableDocument from None
    if not is_work_week(handover.workdays) or not _asks_of_its_own(handover):
        raise UnreadableDocument
    return handover


def taking_over_in(document: str) -> TakingOver | None:
    """Return what `taking_over` says of a handover's document, read from it alone; None where it cannot be read."""
    try:
        tree = orjson.loads(document)
        declined = {one["by"] for one in tree.get("declines", ())}
        areas = (one["who"] for one in tree.get("areas", ()) if not one.get("gone") and one["who"] not in declined)
        return TakingOver(str(tree["incoming"]), tuple(areas))
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _renamed(tree: dict[str, Any]) -> dict[str, Any]:
    """Return a handover's document with the names that its fields have now."""
    renamed = {FORMER_NAMES.get(name, name): value for name, value in tree.items()}
    interview = tree.get("interview")
    if isinstance(interview, dict):
        # In older documents there is one, of whoever was the outgoing CSM.
        paused = {"paused": interview["resting"]} if "resting" in interview else {}
        renamed["interviews"] = [{"person": tree["outgoing"], "role": Role.OUTGOING, **paused, **interview}]
    return renamed


def _asks_of_its_own(handover: Handover) -> bool:
    """Return whether every question is about an item that the handover has: anything else could be shown to nobody."""
    if not handover.questions:
        return True
    return {question.item for question in handover.questions} <= {item.key for item in handover.playbook.items}


@dataclass(frozen=True)
class Parsed:
    """What makes handovers, entries of accounts and people of their documents. All raise UnreadableDocument."""

    handover: Callable[[str], Handover]
    entry: Callable[[str], AccountEntry]
    person: Callable[[str, date | None], Person]


class Documents(Generic[T]):
    """Values of one type as JSON documents."""

    def __init__(self, kept: type[T]) -> None:
        self._kept = kept

    def write(self, value: T) -> str:
        """Return a value as JSON, with lone surrogates as U+FFFD. Raises ValueError for a moment without a time zone."""
        return _json(self._adapter.dump_python(value))

    def read(self, document: str) -> T:
        """Return the value that a document holds. Raises UnreadableDocument."""
        try:
            return self._adapter.validate_python(from_json(document))
        except (ValueError, TypeError):
            raise UnreadableDocument from None

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kept)


ACCOUNTS = Documents(Account)
ENTRIES = Documents(AccountEntry)
"""What is known of accounts, each on one subject."""
MERGES = Documents(Merge)
"""How two accounts became one."""
ENTRY_CHANGES = Documents(EntryChange)
CANVASES = Documents(Canvas)
CSM_FACTS = Documents(CsmFacts)
BOOKS = Documents(Book)
BOOK_ROWS = Documents(BookRow)
BOOK_SOURCES = Documents(BookSource)
PLAYBOOK_EDITS = Documents(PlaybookEdit)
LETTER_TEMPLATES = Documents(LetterTemplates)


def person_document(person: Person) -> str:
    """Return the person as JSON, with lone surrogates as U+FFFD. `last_digest_on` is left out: it changes on its own."""
    return _json(_people().dump_python(person, exclude={"last_digest_on"}))


def person_from(document: str, last_digest_on: date | None = None) -> Person:
    """Return the person a document holds, whose last digest was for that day. Raises UnreadableDocument."""
    try:
        person = _people().validate_python({**from_json(document), "last_digest_on": last_digest_on})
    except (ValueError, TypeError):
        raise UnreadableDocument from None
    if impossible_facts(person):
        raise UnreadableDocument
    return person


def salvaged_person(document: str, id_: str, last_digest_on: date | None = None) -> Person:
    """Return what can be read of the document of the person with this id; what cannot is as for somebody new."""
    try:
        tree = from_json(document)
    except ValueError:
        tree = None
    known = {**tree} if isinstance(tree, dict) else {}
    known |= {"id": id_, "last_digest_on": last_digest_on}
    try:
        person = _people().validate_python({"name": "", **known})
    except ValidationError as error:
        broken = {wrong["loc"][0] for wrong in error.errors(include_url=False, include_input=False)}
        person = _people().validate_python({"name": "", **{name: known[name] for name in known if name not in broken}})
    as_new = Person(person.id, person.name)
    return replace(person, **{name: getattr(as_new, name) for name in impossible_facts(person)})


@lru_cache(maxsize=PLAYBOOKS_KEPT)
def _frozen(document: bytes, current: Playbook | None) -> Playbook:
    return with_better_help(_playbooks().validate_json(document), current)


@cache
def _handovers() -> TypeAdapter[Handover]:
    return TypeAdapter(Handover)


@cache
def _playbooks() -> TypeAdapter[Playbook]:
    return TypeAdapter(Playbook)


@cache
def _people() -> TypeAdapter[Person]:
    return TypeAdapter(Person)


def _json(tree: object) -> str:
    # NUL is safe here: JSON writes it as six plain characters, which PostgreSQL takes.
    try:
        return orjson.dumps(tree, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME).decode()
    except orjson.JSONEncodeError:
        # It takes no lone surrogates, and says of nothing else what is wrong with it.
        pass
    return mended(json.dumps(tree, ensure_ascii=False, separators=(",", ":"), default=_plain))


def _plain(value: object) -> object:
    match value:
        case datetime():
            if value.tzinfo is None:
                raise ValueError(f"a moment without a time zone cannot be stored: {value.isoformat()}")
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case _:
            raise TypeError(f"{type(value).__name__} cannot be stored in a document")
