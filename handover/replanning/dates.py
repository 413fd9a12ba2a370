"""The days of a changed plan: which of them somebody has chosen, what is wrong with them, and where a day off moves them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover, PlanDates
from handover.model.people import Person
from handover.opening.form import PlanForm
from handover.plan.dates import (
    LONGEST_SUPPORT,
    confidential_until,
    customer_told,
    end_of_support,
    introduction_of,
    last_day,
    on_workday,
    proposed_end_of_support,
    with_dates,
)
from handover.plan.due import due_date
from handover.roles import may_override


@dataclass(frozen=True)
class EnteredDay:
    """A day as it was entered, with what it is judged by: the plan it belongs to, the day before, and the local day of today."""

    day: date
    form: PlanForm
    was: date | None
    today: date


DAY_RULES: Mapping[str, tuple[tuple[Callable[[EnteredDay], bool], FieldProblem], ...]] = {
    "last_day": (
        (lambda one: one.day < one.form.start, FieldProblem.BEFORE_THE_START),
        (lambda one: one.day > one.form.end, FieldProblem.AFTER_THE_END),
    ),
    "customer_told": (
        (lambda one: one.day < one.today, FieldProblem.IN_THE_PAST),
        (lambda one: one.day < one.form.start, FieldProblem.BEFORE_THE_START),
        (lambda one: one.day > one.form.end, FieldProblem.AFTER_THE_END),
        (
            lambda one: bool(one.form.confidential_until and one.day < one.form.confidential_until),
            FieldProblem.STILL_CONFIDENTIAL,
        ),
    ),
    "confidential_until": (
        (lambda one: one.day < one.form.start, FieldProblem.BEFORE_THE_START),
        (lambda one: one.day > one.form.end, FieldProblem.AFTER_THE_END),
    ),
    "end_of_support": (
        (lambda one: one.day < one.form.end, FieldProblem.SUPPORT_BEFORE_END),
        (lambda one: one.day < one.today, FieldProblem.IN_THE_PAST),
        (lambda one: one.day - one.form.end > LONGEST_SUPPORT, FieldProblem.SUPPORT_TOO_LONG),
    ),
}
"""What is wrong with a day that was changed, by field; the first that holds is said."""


def told_on(handover: Handover) -> date:
    """Return the local day on which the customer is to be told: as planned, else as the playbook has it."""
    return customer_told(handover) or due_date(handover, introduction_of(handover))


def day_problems(handover: Handover, form: PlanForm, was: PlanForm, by: Person, today: date) -> dict[str, FieldProblem]:
    """Return the problems of the days that were changed, by field. `was` is the form as it is filled in before.

    Only who may decide in others' places can have it confidential for less long than it is.
    """
    found: dict[str, FieldProblem] = {}
    for field, rules in DAY_RULES.items():
        day, before = getattr(form, field), getattr(was, field)
        if day and day != before:
            entered = EnteredDay(day, form, before, today)
            found |= next(({field: problem} for wrong, problem in rules if wrong(entered)), {})
    until, now = confidential_until(handover), form.confidential_until
    if until and today < until and (now is None or now < until) and not may_lift_confidentiality(handover, by):
        found["confidential_until"] = FieldProblem.MANAGER_LIFTS
    return found


def may_lift_confidentiality(handover: Handover, person: Person) -> bool:
    """Return whether this person may say that something can be told earlier: who may override; anybody where there is nobody."""
    return may_override(handover, person) or not (handover.manager or handover.backup)


def with_chosen_days(before: Handover, edited: Handover, form: PlanForm, was: PlanForm) -> Handover:
    """Return the edited handover with the days that somebody has chosen; what was left alone or is as proposed stays a proposal.

    A day off becomes the working day before it for the last day of the outgoing CSM, else the next one.
    """
    changed = [field for field in DAY_RULES if getattr(form, field) != getattr(was, field)]
    if not changed:
        return edited
    dates = before.dates or PlanDates(end_of_support=before.window.end)
    edited = replace(edited, dates=dates)
    proposed = proposed_days(edited)
    if "last_day" in changed:
        chosen = _chosen(form.last_day, proposed["last_day"])
        edited = with_dates(edited, last_day=chosen and _working(edited, chosen, earlier=True))
    if "end_of_support" in changed:
        chosen = _chosen(form.end_of_support, proposed["end_of_support"])
        edited = with_dates(edited, end_of_support=chosen and _working(edited, chosen))
    if "confidential_until" in changed:
        edited = with_dates(edited, confidential_until=form.confidential_until)
    if "customer_told" in changed and not edited.customer_told:
        chosen = _chosen(form.customer_told, proposed["customer_told"])
        edited = _told(edited, chosen and _within(edited, chosen))
    until = confidential_until(edited)
    if until and not edited.customer_told and told_on(edited) < until:
        edited = _told(edited, _within(edited, until))
    return edited


def _chosen(entered: date | None, proposed: date) -> date | None:
    return None if entered in (None, proposed) else entered


def _working(handover: Handover, day: date, *, earlier: bool = False) -> date:
    return on_workday(day, handover.workdays, handover.country, earlier=earlier)


def _within(handover: Handover, day: date) -> date:
    """Return the next working day, the one before where that is after the end of the handover."""
    later = _working(handover, day)
    return later if later <= handover.window.end else _working(handover, day, earlier=True)


def _told(handover: Handover, day: date | None) -> Handover:
    key = introduction_of(handover).key
    if handover.step(key).planned == day:
        return handover
    return replace(handover, steps={**handover.steps, key: replace(handover.step(key), planned=day)})


def days_of(handover: Handover) -> dict[str, date | None]:
    """Return the days of the plan as its form shows them, by field."""
    return {
        "last_day": last_day(handover),
        "customer_told": told_on(handover),
        "confidential_until": confidential_until(handover),
        "end_of_support": end_of_support(handover),
    }


def is_day_off(handover: Handover, day: date) -> bool:
    """Return whether nothing can be due on this day: no working day of the outgoing CSM, or a public holiday."""
    return _working(handover, day) != day


def proposed_days(handover: Handover) -> dict[str, date]:
    """Return the days of the plan that would be proposed now, by field: an older document's support is over with its end."""
    support = handover.window.end if handover.dates is None else proposed_end_of_support(handover)
    return {"last_day": handover.window.end, "customer_told": told_on(_told(handover, None)), "end_of_support": support}


def chosen_days(handover: Handover) -> dict[str, date | None]:
    """Return the days of the plan that somebody has chosen, by field; None for what is proposed."""
    dates = handover.dates or PlanDates()
    return {**vars(dates), "customer_told": customer_told(handover)}
