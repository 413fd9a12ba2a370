"""Every text that a handover holds says who may read it: what is compared with letters to customers depends on it (P3)."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from handover.model.account import Account, AccountEntry
from handover.model.disclosure import NeutralText, disclosures
from handover.model.handover import Handover


def kinds(kind: Any) -> set[type]:
    """Return the dataclasses that a dataclass is made of."""
    found: set[type] = set()

    def visit(hint: Any) -> None:
        if isinstance(hint, type) and is_dataclass(hint) and hint not in found:
            found.add(hint)
            for one in get_type_hints(hint, include_extras=True).values():
                visit(one)
        for one in get_args(hint):
            visit(one)

    visit(kind)
    return found


def holds_text(hint: Any) -> bool:
    if isinstance(hint, type):
        return issubclass(hint, str) and not issubclass(hint, Enum)
    origin, arguments = get_origin(hint), get_args(hint)
    # The keys of a mapping are ids.
    values = arguments[1:] if isinstance(origin, type) and issubclass(origin, Mapping) else arguments
    return any(holds_text(one) for one in values)


def keys(hint: Any) -> list[Any]:
    """Return the types of the keys of all mappings in a type."""
    origin, arguments = get_origin(hint), get_args(hint)
    own = arguments[:1] if isinstance(origin, type) and issubclass(origin, Mapping) else ()
    return [*own, *(key for one in arguments for key in keys(one))]


OF_MODEL = kinds(Handover) | kinds(Account) | kinds(AccountEntry)


def test_no_key_of_a_mapping_is_a_text_for_somebody() -> None:
    """The keys of a mapping are not compared with letters: what somebody writes has to be one of its values."""
    told = [
        f"{kind.__name__}.{name}"
        for kind in sorted(OF_MODEL, key=lambda one: one.__name__)
        for name, hint in get_type_hints(kind, include_extras=True).items()
        if any(key is not str and key != NeutralText and holds_text(key) for key in keys(hint))
    ]
    assert told == [], "keep the text in the value, and an id as the key"


def test_every_text_of_the_model_says_who_may_read_it() -> None:
    """A field of text in `handover/model` must be an InternalText, a CustomerText or a NeutralText (`model.disclosure`)."""
    undeclared = [
        f"{kind.__name__}.{field.name}"
        for kind in sorted(OF_MODEL, key=lambda one: one.__name__)
        for field in fields(kind)
        if disclosures(kind)[field.name] is None and holds_text(get_type_hints(kind, include_extras=True)[field.name])
    ]
    assert undeclared == [], "say in its type who may read it"
