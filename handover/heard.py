"""When the customer last heard from a named person, as far as something says so (P118)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from handover.access import require_open
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.heard import Heard
from handover.model.people import Role
from handover.model.playbook import Stage, StepKind
from handover.stages import concluded
from handover.time.workdays import local_date

MOST_HEARD = 20
"""How often it is kept that somebody has said so."""


def last_heard(handover: Handover) -> Heard | None:
    """Return when the customer last heard from a named person since the handover began; None where nothing says so.

    That is the introduction, once it is marked as sent, each call with the customer that is marked as held, and what somebody
    has said with a tap.
    """
    return max(_heard(handover), key=lambda one: (one.at, one.by), default=None)


def heard_today(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Note that the customer has heard from this person at `now` (UTC), once a day. Raises NotActive when it has ended."""
    require_open(handover)
    if said_today(handover, by, local_date(now, handover.zone)):
        return unchanged(handover)
    return concluded(replace(handover, heard=(*handover.heard, Heard(now, by))[-MOST_HEARD:]))


def not_heard(handover: Handover, *, by: str) -> Decision:
    """Take back what this person said last of the customer having heard from them. Changes nothing if they have said nothing."""
    require_open(handover)
    said = [one for one in handover.heard if one.by == by]
    if not said:
        return unchanged(handover)
    return concluded(replace(handover, heard=tuple(one for one in handover.heard if one != said[-1])))


def said_today(handover: Handover, user: str, today: date) -> bool:
    """Return whether this person has said that the customer heard from them on the local day `today` of the handover."""
    return any(one.by == user and local_date(one.at, handover.zone) == today for one in handover.heard)


def _heard(handover: Handover) -> Iterator[Heard]:
    yield from handover.heard
    for letter in handover.sent_letters:
        if letter.sent_at is not None:
            yield Heard(letter.sent_at, letter.sent_by or handover.person(Role.INCOMING))
    for step in handover.playbook.steps:
        state = handover.step(step.key)
        with_customer = step.kind is StepKind.CALL and step.stage is not Stage.CONTEXT_CALL
        if with_customer and state.done_at is not None and not state.not_needed:
            # Ticked days later, it was still held when it was planned for.
            held = min(state.done_at, state.starts) if state.starts is not None else state.done_at
            yield Heard(held, state.done_by or handover.incoming)
