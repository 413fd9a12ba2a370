"""How the letter went out, where it was not just sent on the day it was marked: another day, another way (P103)."""

from dataclasses import replace
from datetime import date

from handover.access import require_active
from handover.introduction.drafting import introduction_ready
from handover.introduction.refusals import NotSent
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.introduction import Introduction, SentWay
from handover.stages import concluded
from handover.time.workdays import local_date


def correct_sending(handover: Handover, *, day: date | None, way: SentWay | None, zone: str, today: date) -> Decision:
    """Store on which local day and in which way the letter went to the customer; None for what is not to be said.

    `zone` and `today` are those of whoever says so. Raises FieldProblems (field `sent_day`) for a day to come and one
    before it was approved, NotSent where it is not marked as sent, NotActive.
    """
    require_active(handover)
    draft = handover.introduction
    if draft.sent_at is None:
        raise NotSent
    if day is not None and day > today:
        raise FieldProblems({"sent_day": FieldProblem.STILL_TO_COME})
    if day is not None and draft.approved_at is not None and day < local_date(draft.approved_at, zone):
        raise FieldProblems({"sent_day": FieldProblem.BEFORE_IT_WAS_THERE})
    sent = replace(draft, sent_day=None if day == local_date(draft.sent_at, zone) else day, sent_way=way)
    if sent == draft:
        return unchanged(handover)
    return concluded(replace(handover, introduction=sent), introduction_ready(handover.id, draft.version))


def day_sent(letter: Introduction, zone: str) -> date | None:
    """Return on which day the letter went out: the one that was given, else that on which it was marked, in this zone."""
    if letter.sent_at is None:
        return None
    return letter.sent_day or local_date(letter.sent_at, zone)
