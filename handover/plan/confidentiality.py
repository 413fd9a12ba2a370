"""Until when a handover is confidential, where its reason asks for that: until the first people outside it are told (P3, P13)."""

from dataclasses import dataclass
from datetime import date, datetime

from handover.model.handover import Handover
from handover.model.refusals import Refusal
from handover.plan.dates import confidential_until, introduction_of, is_confidential, with_dates
from handover.plan.due import due_date
from handover.reasons import RULES

TELLING = "P107"
"""Practice cited by the steps by which colleagues are told."""


@dataclass
class StillConfidential(Refusal):
    """Nothing goes to the customer or to colleagues outside before this day; `who` can decide otherwise, empty for admins only."""

    until: date
    who: str = ""


def require_not_confidential(handover: Handover, now: datetime) -> None:
    """Raise StillConfidential when nobody outside the handover is to know of it yet, at `now` (UTC)."""
    until = confidential_until(handover)
    if until is not None and is_confidential(handover, now):
        raise StillConfidential(until, handover.manager or handover.backup)


def with_proposed_confidentiality(handover: Handover) -> Handover:
    """Return the handover confidential until the first day on which it is to be told, where its reason asks for that."""
    return (
        with_dates(handover, confidential_until=first_told(handover))
        if RULES[handover.reason].confidential
        else handover
    )


def first_told(handover: Handover) -> date:
    """Return the local day on which, by the plan, the customer or colleagues outside the handover are the first to be told."""
    told = introduction_of(handover)
    steps = (step for step in handover.playbook.steps if TELLING in step.practices)
    return min(due_date(handover, step) for step in (told, *steps))
