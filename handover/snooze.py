"""Snooze: a person is not reminded of a to-do, or of a whole handover, before a day."""

from dataclasses import dataclass, replace
from datetime import date

from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.holds import Snooze
from handover.model.refusals import NotActive, Refusal
from handover.model.subject import EVERYTHING
from handover.stages import concluded


@dataclass
class DayNotAhead(Refusal):
    """The local day is not after today."""

    day: date


def snooze(handover: Handover, subject: str, *, by: str, today: date, until: date) -> Decision:
    """Snooze a subject (`*` for the whole handover) for the person `by` until the local day `until`.

    An earlier snooze of the subject is replaced, and expired ones of the person are removed. Raises DayNotAhead when
    `until` is not after `today`, NotActive when the handover has ended.
    """
    if not handover.open:
        raise NotActive(handover.account, handover.status)
    if until <= today:
        raise DayNotAhead(until)
    others = tuple(
        hold for hold in handover.holds if hold.person != by or (hold.subject != subject and today < hold.until)
    )
    return concluded(replace(handover, holds=(*others, Snooze(subject, by, until))))


def end_snooze(handover: Handover, subject: str, *, by: str) -> Decision:
    """End the snooze of this subject by `by`. Changes nothing when there is none."""
    left = tuple(hold for hold in handover.holds if (hold.person, hold.subject) != (by, subject))
    return unchanged(handover) if left == handover.holds else concluded(replace(handover, holds=left))


def active_snooze(handover: Handover, subject: str, person: str, today: date) -> Snooze | None:
    """Return the snooze of this subject for this person on their local day `today`, or None.

    Of one for the subject and one for the whole handover, the longer.
    """
    holds = [
        hold
        for hold in handover.holds
        if hold.person == person and hold.subject in (subject, EVERYTHING) and today < hold.until
    ]
    return max(holds, key=lambda hold: hold.until, default=None)


def snoozed_until(handover: Handover, person: str, today: date) -> date | None:
    """Return until which local day this person has snoozed the whole handover, or None."""
    hold = active_snooze(handover, EVERYTHING, person, today)
    return hold.until if hold else None
