"""The shape of one row of Slack's element table, and the members that many elements share."""

from __future__ import annotations

from dataclasses import dataclass

from playground.rules.objects import ACTION_ID, CONFIRM
from playground.rules.schema import Check, Rule, boolean, typed


@dataclass(frozen=True)
class Element:
    """One row of Slack's element table: the blocks that may hold it, its surfaces, and its own shape."""

    holders: frozenset[str]
    surfaces: str
    check: Check


def row(
    kind: str,
    holders: str,
    surfaces: str,
    required: dict[str, Check],
    optional: dict[str, Check],
    *rules: Rule,
) -> tuple[str, Element]:
    """Return the row of element `kind`, whose `holders` are block types separated by blanks, with its key."""
    return kind, Element(frozenset(holders.split()), surfaces, typed(kind, required, optional, *rules))


ACTION: dict[str, Check] = {"action_id": ACTION_ID}
PICK: dict[str, Check] = {**ACTION, "confirm": CONFIRM, "focus_on_load": boolean}
