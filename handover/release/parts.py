"""What of a record, account or contact may leave, told from what stays, by the types of its fields alone (P15).

The document is written from `leaving`, so what stays cannot get into it: nobody has to remember to leave it out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from handover.model import handover as plan
from handover.model.account import Account
from handover.model.disclosure import releasable
from handover.model.records import Contact, Issue, KeyDate, Link, Project, Promise, Record, Said

OPEN: Mapping[type[Any], frozenset[str]] = {
    Account: frozenset({"website"}),
    Contact: frozenset({"phone"}),
    Promise: frozenset({"due", "state"}),
    KeyDate: frozenset({"day"}),
    Issue: frozenset({"day", "state"}),
    Project: frozenset({"due", "state"}),
    Link: frozenset({"slot", "url", "state"}),
    plan.Contact: frozenset(),
}
"""Fields that hold no words about anybody and may leave: days, states and addresses. Internal texts are none of them (tested)."""
KEPT_APART = frozenset(field.name for field in fields(Said)) | {"kind"}
"""What a record keeps of itself: who said it, and the lines it was read from. Of those lines only its fields leave."""
STRUCTURE = frozenset({"id", "owner", "owner_since", "owner_team", "backup", "manager", "team", "no_secrets"})
"""Ids of our people and the like in an account: no knowledge about the customer, so neither released nor listed."""


@dataclass(frozen=True)
class Parted:
    """The fields of one value that may leave, and those that stay, each in words; empty ones are in neither."""

    leaving: Mapping[str, Any]
    staying: Mapping[str, tuple[str, ...]]


def parted(value: Record | Account | plan.Contact) -> Parted:
    """Return the fields of a record, account or contact that may leave, and those that stay."""
    kind: type[Any] = type(value)
    # mypy takes a class for not hashable.
    may_leave = releasable(kind) | OPEN.get(kind, frozenset())  # type: ignore[arg-type]
    leaving, staying = {}, {}
    apart = KEPT_APART if isinstance(value, Said) else STRUCTURE
    for field in fields(value):
        said = getattr(value, field.name)
        if field.name in apart or field.name.endswith("_certain"):
            continue
        if field.name in may_leave:
            leaving[field.name] = said
        elif words := _words(said):
            staying[field.name] = words
    return Parted(leaving, staying)


def _words(said: object) -> tuple[str, ...]:
    """Return what a field that stays says, in words; nothing for an empty one."""
    match said:
        case None | bool():
            return ()
        case Enum():
            return (str(said.value).replace("_", " "),)
        case str():
            return (said,) if said.strip() else ()
        case date():
            return (said.isoformat(),)
        case tuple() | frozenset():
            return tuple(word for one in said for word in _words(one))
    return tuple(word for field in fields(said) for word in _words(getattr(said, field.name)))  # type: ignore[arg-type]
