"""Handovers and people as JSON documents, and back.

The playbook is not part of a handover's document: only its key is, so that a better help text reaches running handovers.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache

import orjson
from pydantic import TypeAdapter
from pydantic_core import from_json

from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Playbook
from storage.database.columns import mended
from storage.database.engine import DatabaseProblem


class UnknownPlaybook(DatabaseProblem):
    """A stored handover follows a playbook that the program does not have. `key` is the playbook's."""

    def __init__(self, key: str, known: Mapping[str, Playbook]) -> None:
        self.key = key
        super().__init__(
            f"Stored handovers follow the playbook “{key}”, which is not among those the bot has "
            f"({', '.join(sorted(known)) or 'none'}): put its file back"
        )


def handover_document(handover: Handover) -> str:
    """Return the handover as JSON, times in UTC. Lone surrogates become U+FFFD, all else is kept.

    Raises ValueError for a moment without a time zone.
    """
    tree = _handovers().dump_python(handover, exclude={"playbook"})
    return _json({**tree, "playbook": handover.playbook.key})


def handover_from(document: str, playbooks: Mapping[str, Playbook]) -> Handover:
    """Return the handover a document holds. Raises UnknownPlaybook."""
    tree = from_json(document)
    playbook = playbooks.get(tree["playbook"])
    if playbook is None:
        raise UnknownPlaybook(tree["playbook"], playbooks)
    return _handovers().validate_python({**tree, "playbook": playbook})


def person_document(person: Person) -> str:
    """Return the person as JSON, with lone surrogates as U+FFFD. `last_digest_on` is left out: it changes on its own."""
    return _json(_people().dump_python(person, exclude={"last_digest_on"}))


def person_from(document: str, last_digest_on: date | None = None) -> Person:
    """Return the person a document holds, whose last digest was for that day."""
    return _people().validate_python({**from_json(document), "last_digest_on": last_digest_on})


@cache
def _handovers() -> TypeAdapter[Handover]:
    return TypeAdapter(Handover)


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
