"""Contacts of two companies that merge, brought together in a handover (P13)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import CustomerText, NeutralText, ReleasableText


class Keep(StrEnum):
    """Which of two contacts that may be one person is kept. Values are stored."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


@dataclass(frozen=True)
class JoinedContact:
    """One of the customer's people, as the other side knew them."""

    name: CustomerText
    email: CustomerText
    role: ReleasableText = ""


@dataclass(frozen=True)
class JoinedSide:
    """The contacts of the other company as they came: from whom, by whom and when (UTC).

    `new` are the addresses of those who were no contacts before. `undone_by` is the user id of who took them out again, empty
    while they are in.
    """

    source: CustomerText
    contacts: tuple[JoinedContact, ...]
    by: NeutralText
    at: datetime
    new: tuple[NeutralText, ...] = ()
    undone_by: NeutralText = ""


@dataclass(frozen=True)
class ContactChoice:
    """What was decided of two contacts: which is kept, by whom and when (UTC), and both as they were before."""

    first: JoinedContact
    second: JoinedContact
    keep: Keep
    by: NeutralText
    at: datetime
