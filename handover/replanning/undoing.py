"""Undoing a change of the plan: the form as it was filled in before, as long as nobody has changed the same again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from handover.model.audit import Change, PlanField
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, Done
from handover.replanning.before import undone_form
from handover.replanning.changing import change_plan, plan_changed


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
