"""Who may read a text of the model: declared with each field's type, read by whatever compares texts.

A field of text is an `InternalText`, a `CustomerText` or a `NeutralText`. What is declared as nothing counts as internal,
so that a field somebody forgot is guarded, not leaked (P3). An internal text may leave towards whoever takes the customer over
outside (P15) only where its type says so: `ReleasableText`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class Disclosure(Enum):
    """Who may read a text."""

    INTERNAL = "internal"
    CUSTOMER = "customer"
    NEUTRAL = "neutral"
    RELEASED = "released"


class Releasable:
    """Marks an internal text that a manager may release to a provider outside."""


InternalText = Annotated[str, Disclosure.INTERNAL]
"""Words about the customer or the change that only colleagues may read."""
CustomerText = Annotated[str, Disclosure.CUSTOMER]
"""Words that the customer may read, or has written."""
NeutralText = Annotated[str, Disclosure.NEUTRAL]
"""An id, a key, a time stamp, an address, or words of the playbook, which are the same for every customer."""
ReleasableText = Annotated[InternalText, Releasable()]
"""Internal, and yet no secret of ours towards another provider: what was promised, planned or went wrong (P15)."""
ReleasedText = Annotated[str, Disclosure.RELEASED]
"""Words that the manager has released to a receiver outside, or written for them. Not said to the customer by that."""


def texts(value: object, disclosure: Disclosure) -> Iterator[str]:
    """Yield all texts of this disclosure in a dataclass and in everything it holds, empty ones left out."""
    # mypy takes a class for not hashable.
    for name, declared in disclosures(type(value)).items():  # type: ignore[arg-type]
        yield from _texts(getattr(value, name), declared or Disclosure.INTERNAL, disclosure)


def texts_in(value: object, name: str, disclosure: Disclosure) -> Iterator[str]:
    """Yield the texts of this disclosure in one field of a dataclass, as `texts` does for all of them."""
    declared = disclosures(type(value))[name] or Disclosure.INTERNAL  # type: ignore[arg-type]
    yield from _texts(getattr(value, name), declared, disclosure)


@cache
def releasable(kind: type[Any]) -> frozenset[str]:
    """Return the names of a dataclass's fields whose text may be released to a provider outside: those that say so, and the
    customer's own."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _releasable(hint))


def _releasable(hint: object) -> bool:
    marks = getattr(hint, "__metadata__", ())
    if marks:
        return Disclosure.CUSTOMER in marks or any(isinstance(one, Releasable) for one in marks)
    return any(_releasable(one) for one in get_args(hint))


@cache
def disclosures(kind: type[Any]) -> Mapping[str, Disclosure | None]:
    """Return what the fields of a dataclass are declared as, None where nothing is declared."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: _declared(hints[field.name]) for field in fields(kind)}


def _texts(value: object, declared: Disclosure, wanted: Disclosure) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        if value and declared is wanted:
            yield value
    elif is_dataclass(value):
        yield from texts(value, wanted)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one, declared, wanted)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for one in value:
            yield from _texts(one, declared, wanted)


def _declared(hint: object) -> Disclosure | None:
    """Return the disclosure of the texts in a type, however deep: the strictest where they differ, None where one has none."""
    found = set(_of_texts(hint))
    if None in found:
        return None
    return next((one for one in _STRICTEST_FIRST if one in found), None)


_STRICTEST_FIRST = (Disclosure.INTERNAL, Disclosure.RELEASED, Disclosure.NEUTRAL, Disclosure.CUSTOMER)


def _of_texts(hint: object) -> Iterator[Disclosure | None]:
    """Yield what each text in a type is declared as, None for nothing. Of a mapping its values: its keys are ids."""
    declared = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Disclosure)]
    if declared:
        yield declared[-1]
    elif isinstance(hint, type) and not get_args(hint):
        if issubclass(hint, str) and not issubclass(hint, Enum):
            yield None
    else:
        origin, arguments = get_origin(hint), get_args(hint)
        keyed = isinstance(origin, type) and issubclass(origin, Mapping)
        for one in arguments[1:] if keyed else arguments:
            yield from _of_texts(one)
