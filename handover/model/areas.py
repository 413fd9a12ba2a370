"""A part of an account that a colleague takes over beside the incoming CSM."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import CustomerText, NeutralText


@dataclass(frozen=True)
class Area:
    """Whose it is, what it is called, such as "technical", and the keys of the items whose answers they accept.

    `by` has said so, at `at` (UTC), which is when they came in.
    """

    who: NeutralText
    name: NeutralText
    items: tuple[NeutralText, ...]
    by: NeutralText
    at: datetime
    gone: bool = False
    """Whether they can take part no more: the incoming CSM is asked for its answers."""
    for_customer: CustomerText = ""
    """What the customer reads that they look after, such as "the technical side"; empty where letters do not name them."""


@dataclass(frozen=True)
class AreaChange:
    """Somebody gave, changed or took an area, `by` and `at` (UTC): all areas as they were before and after, to be undone."""

    before: tuple[Area, ...]
    after: tuple[Area, ...]
    by: NeutralText
    at: datetime
