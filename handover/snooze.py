"""Snooze: one person does not want to hear of a to-do, or of a whole handover, before a day."""

from dataclasses import replace
from datetime import date

from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.holds import Snooze
from handover.model.refusals import DayNotAhead, NotActive
from handover.model.subject import EVERYTHING
from handover.stages import concluded


def snooze(handover: Handover, subject: str, *, by: str, today: date, until: date) -> Decision:
    """Keep this subject (`*` for the whole handover) from `by` until the local day `until`. Only for them.

    A hold for the same subject is replaced, and theirs that have run out are dropped. Raises TooLate when `until` is
    not after `today`, NotActive when the handover is closed.
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
    """Undo a hold of `by` on this subject: it counts again from now on. Changes nothing when there is none."""
    left = tuple(hold for hold in handover.holds if (hold.person, hold.subject) != (by, subject))
    return unchanged(handover) if left == handover.holds else concluded(replace(handover, holds=left))


def active_snooze(handover: Handover, subject: str, person: str, today: date) -> Snooze | None:
    """Return the hold that keeps this subject from this person on their local day `today`, or None.

    Of a hold on the subject and one on the whole handover, the longer one.
    """
    holds = [
        hold
        for hold in handover.holds
        if hold.person == person and hold.subject in (subject, EVERYTHING) and today < hold.until
    ]
    return max(holds, key=lambda hold: hold.until, default=None)


def snoozed_until(handover: Handover, person: str, today: date) -> date | None:
    """Return the local day on which this person hears of the whole handover again, or None when they hear of it now."""
    hold = active_snooze(handover, EVERYTHING, person, today)
    return hold.until if hold else None
