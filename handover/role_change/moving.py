"""What moves to the new holder of a role, and what stays with the one before: by choice, with nothing left to nobody.

The one place that decides it. What stays is `Handover.kept`; everything that asks whose something is reads that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from handover.model.handover import Handover
from handover.model.kept import Kept
from handover.model.people import Role
from handover.role_change.things import Thing, is_open, open_things, owner_of


class Moving(StrEnum):
    """Which of the open things move with a role."""

    ALL = "all"
    NOT_BEGUN = "not_begun"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Move:
    """One open thing whose role somebody else has: `to` is who holds it now, `moves` says whether it goes there.

    `to` is empty for a confirmation that nobody is left to give.
    """

    thing: Thing
    to: str
    moves: bool


def with_holder(handover: Handover, role: Role, user: str) -> Handover:
    """Return the handover with this person in the role, empty for nobody; nothing else follows from it yet."""
    changed: dict[str, Any] = {role.value: user}
    return replace(handover, **changed)


def moves(before: Handover, after: Handover, moving: Moving) -> tuple[Move, ...]:
    """Return what was open for somebody whose role another person has in `after`, in the order of `open_things`."""
    changed = settled_ownership(after)
    return tuple(
        Move(thing, to, _goes(thing, moving))
        for thing in open_things(before)
        if is_open(changed, thing.kind, thing.key) and (to := owner_of(changed, thing.kind, thing.key)) != thing.owner
    )


def with_kept(before: Handover, after: Handover, moving: Moving, now: datetime) -> Handover:
    """Return the handover, changed from `before`, in which what does not move is kept by whoever it was of.

    What somebody kept of a role that is theirs again is simply theirs.
    """
    staying = tuple(
        Kept(one.thing.kind, one.thing.key, one.thing.owner, now)
        for one in moves(before, after, moving)
        if not one.moves
    )
    own = settled_ownership(after)
    return replace(own, kept=(*own.kept, *staying))


def settled_ownership(handover: Handover) -> Handover:
    """Return the handover without what is kept by whoever it is of anyway, by the role they hold."""
    by_role = replace(handover, kept=())
    return replace(handover, kept=tuple(_not_theirs(handover, by_role)))


def without_own_areas(handover: Handover) -> Handover:
    """Return the handover in which neither CSM has an area beside: one owns all of it, the other hands all of it over.

    Whoever answers for an outgoing CSM who has gone may have one.
    """
    csms = {handover.incoming, "" if handover.leaver else handover.outgoing}
    return replace(handover, areas=tuple(one for one in handover.areas if one.who not in csms))


def without_kept(handover: Handover, user: str) -> Handover:
    """Return the handover in which whatever this person has kept goes to the holders of the roles it belongs to."""
    return replace(handover, kept=tuple(one for one in handover.kept if one.person != user))


def still_kept(handover: Handover, user: str) -> tuple[Kept, ...]:
    """Return what this person has kept and not done yet."""
    return tuple(one for one in handover.kept if one.person == user and is_open(handover, one.kind, one.key))


def keepers(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of who has kept something, done or not, each once."""
    return tuple(dict.fromkeys(one.person for one in handover.kept))


def _goes(thing: Thing, moving: Moving) -> bool:
    return moving is Moving.ALL or (moving is Moving.NOT_BEGUN and not thing.begun)


def _not_theirs(handover: Handover, by_role: Handover) -> Iterator[Kept]:
    for one in handover.kept:
        if not is_open(handover, one.kind, one.key) or owner_of(by_role, one.kind, one.key) != one.person:
            yield one
