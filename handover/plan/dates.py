"""The four dates of a handover: the last day of the outgoing CSM, when the customer is told, the end, the end of support (P90–P93).

Each is as somebody has chosen it, else as it is proposed: the rest follows when the window, the reason or a pause moves.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from handover.model.handover import Handover, PlanDates
from handover.model.playbook import Step, StepKind
from handover.reasons import RULES
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, local_date

LONGEST_SUPPORT = timedelta(days=92)
"""How long after the end somebody can be asked at most."""


def last_day(handover: Handover) -> date:
    """Return the last local day of the outgoing CSM on the account: at most the end of the handover."""
    chosen = handover.dates.last_day if handover.dates else None
    return max(min(chosen or handover.window.end, handover.window.end), handover.window.start)


def end_of_support(handover: Handover) -> date:
    """Return the local day until which whoever handed over, or the backup, can be asked: never before the end (P93).

    Without a choice it is as many weeks after the end as the reason says. In older documents it is the end.
    """
    if handover.dates is None:
        return handover.window.end
    return max(handover.dates.end_of_support or proposed_end_of_support(handover), handover.window.end)


def proposed_end_of_support(handover: Handover) -> date:
    """Return the end of support that is proposed: a working day, some weeks after the end (P93)."""
    weeks = timedelta(weeks=RULES[handover.reason].support_weeks)
    return on_workday(handover.window.end + weeks, handover.workdays, handover.country)


def introduction_of(handover: Handover) -> Step:
    """Return the step by which the customer is told."""
    return handover.playbook.step_of_kind(StepKind.INTRODUCTION)


def customer_told(handover: Handover) -> date | None:
    """Return the local day for which it is planned that the customer is told; None for the day that the playbook has it due."""
    return handover.step(introduction_of(handover).key).planned


def confidential_until(handover: Handover) -> date | None:
    """Return the local day before which nothing goes to the customer or to colleagues outside, None for no such day."""
    return handover.dates.confidential_until if handover.dates else None


def is_confidential(handover: Handover, now: datetime) -> bool:
    """Return whether, at `now` (UTC), the customer and colleagues outside the handover must not know of it yet.

    The day on which they may begins in the handover's own zone.
    """
    until = confidential_until(handover)
    return until is not None and local_date(now, handover.zone) < until and not handover.customer_told


def in_support(handover: Handover, today: date) -> bool:
    """Return whether the handover itself is over on this local day, and whoever handed over can still be asked (P93)."""
    return handover.open and handover.window.end < today <= end_of_support(handover)


def answers_in_support(handover: Handover) -> str:
    """Return the user id of who can be asked until the end of support: the outgoing CSM, where they have left by then the backup.

    Without a backup it is the manager, without either the outgoing CSM, who is asked as long as they are there.
    """
    if RULES[handover.reason].stays:
        return handover.outgoing
    return handover.backup or handover.manager or handover.outgoing


def on_workday(day: date, workdays: frozenset[int], country: str, *, earlier: bool = False) -> date:
    """Return the day if it is a working day and no public holiday, else the next such day, or the one before (`earlier`)."""
    step = timedelta(days=-1 if earlier else 1)
    while not is_workday(day, workdays) or holiday(day, country):
        day += step
    return day


def with_dates(handover: Handover, **chosen: date | None) -> Handover:
    """Return the handover with these days chosen; None for what is to be as proposed."""
    return replace(handover, dates=replace(handover.dates or PlanDates(), **chosen))
