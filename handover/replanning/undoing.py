"""Undoing a change of the plan: the form as it was filled in before, as long as nobody has changed the same again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from handover.model.audit import Change, PlanField
from handover.model.decision import Decision
from handover.model.handover import Handover, Reason, Window
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, Done
from handover.opening.form import PlanForm
from handover.replanning.changing import change_plan, plan_changed
from handover.replanning.dates import with_chosen_days
from handover.replanning.form import plan_of

_DAYS = frozenset(
    {
        PlanField.START,
        PlanField.END,
        PlanField.LAST_DAY,
        PlanField.CUSTOMER_TOLD,
        PlanField.CONFIDENTIAL_UNTIL,
        PlanField.END_OF_SUPPORT,
        PlanField.RENEWAL,
        PlanField.OUT_OF_CONTRACT,
    }
)
_FOR_CUSTOMERS = frozenset({PlanField.CONTACTS, PlanField.CUSTOMER_REASON})


def changes_at(handover: Handover, first: int, count: int) -> tuple[Change, ...]:
    """Return so many changes from the number `first` on, counted from 0."""
    return handover.changes[first : first + count]


def still_holds(handover: Handover, changes: Sequence[Change]) -> bool:
    """Return whether changes that somebody made at once can be undone: the handover runs, and nothing of it was changed since."""
    if not handover.open or not changes or not changes[0].by:
        return False
    fields = {one.what for one in changes}
    if PlanField.PLAYBOOK in fields:
        # That is undone by a use case of its own.
        return False
    later = {one.what for one in handover.changes if one.at > changes[-1].at}
    moved = any(one.what is PlanField.END and one.after != str(handover.window.end) for one in changes)
    return not moved and fields.isdisjoint(later)


def undo(
    handover: Handover, first: int, count: int, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Return the handover with these changes undone, which is a change of its own, and with the note about them without its button.

    `people` and `today` are those of `change_plan`. Raises AlreadyDone where something was changed since, and what that raises.
    """
    changes = changes_at(handover, first, count)
    if not still_holds(handover, changes):
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    undone = change_plan(handover, undone_form(handover, changes), people, by=by, today=today, now=now, shown={})
    note = replace(plan_changed(handover.id, first, count), again=True)
    return Decision(undone.handover, (*undone.jobs, note))


def undone_form(handover: Handover, changes: Sequence[Change]) -> PlanForm:
    """Return the form of the plan with these fields as they were before."""
    before: dict[str, Any] = {one.what.value: _before(one) for one in changes}
    return replace(plan_of(handover), **before)


def before_changes(handover: Handover, changes: Sequence[Change]) -> Handover:
    """Return the handover with the days and the reason as they were before these changes."""
    days = [one for one in changes if one.what in _DAYS or one.what is PlanField.REASON]
    form = undone_form(handover, days)
    moved = replace(handover, window=Window(form.start, form.end), reason=form.reason)
    return with_chosen_days(handover, moved, form, plan_of(handover))


def _before(change: Change) -> date | Reason | str | None:
    if change.what in _DAYS:
        return date.fromisoformat(change.before) if change.before else None
    if change.what is PlanField.REASON:
        return Reason(change.before)
    return change.former if change.what in _FOR_CUSTOMERS else change.before
