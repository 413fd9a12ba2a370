"""Undoing a change of the plan: the form as it was filled in before, as long as nobody has changed the same again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from handover.assignment import asked_as_before
from handover.declining import notices_of_decline
from handover.model.audit import PLAN_PEOPLE, Change, PlanField
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.kept import RoleChange
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, Done
from handover.replanning.before import undone_form
from handover.replanning.changing import change_plan, plan_changed
from handover.role_change.refusals import OnlyTheirsToUndo, UndoOver
from handover.role_change.undoing import UNDO_FOR, change_numbered


def changes_at(handover: Handover, first: int, count: int) -> tuple[Change, ...]:
    """Return so many changes from the number `first` on, counted from 0."""
    return handover.changes[first : first + count]


def still_holds(handover: Handover, changes: Sequence[Change], now: datetime) -> bool:
    """Return whether changes that somebody made at once can be undone: the handover runs, and nothing of it was changed since.

    A change of people can be undone for a day.
    """
    if not handover.open or not changes or not changes[0].by or too_late(changes, now):
        return False
    fields = {one.what for one in changes}
    if PlanField.PLAYBOOK in fields:
        # That is undone by a use case of its own.
        return False
    later = {one.what for one in handover.changes if one.at > changes[-1].at}
    moved = any(one.what is PlanField.END and one.after != str(handover.window.end) for one in changes)
    return not moved and fields.isdisjoint(later)


def of_people(changes: Sequence[Change]) -> bool:
    """Return whether somebody else holds a role by these changes."""
    return any(one.what in PLAN_PEOPLE for one in changes)


def too_late(changes: Sequence[Change], now: datetime) -> bool:
    """Return whether the day is over for which a change of people can be undone."""
    return of_people(changes) and now - changes[-1].at > UNDO_FOR


def may_undo(handover: Handover, changes: Sequence[Change], person: Person) -> bool:
    """Return whether the person may undo these changes: any participant; those of people who made them, the manager, an admin."""
    made = bool(changes) and changes[0].by == person.id
    if not of_people(changes):
        return made or person.admin or person.id in handover.participants
    managers = {handover.manager, *(one.before for one in changes if one.what is PlanField.MANAGER)} - {""}
    return made or person.admin or person.id in managers


def areas_given_back(handover: Handover, first: int) -> tuple[str, ...]:
    """Return the user ids of who has an area again when the changes from this number on, counted from 0, are undone."""
    return tuple(one.who for one in change_numbered(handover, first).areas)


def undo(
    handover: Handover, first: int, count: int, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Return the handover with these changes undone, which is a change of its own, and with the note about them without its button.

    `people` and `today` are those of `change_plan`, with those of `areas_given_back`. Raises AlreadyDone where something was
    changed since, UndoOver and OnlyTheirsToUndo for a change of people, and what `change_plan` raises.
    """
    changes = changes_at(handover, first, count)
    if handover.open and too_late(changes, now):
        raise UndoOver(handover.account)
    if not still_holds(handover, changes, now):
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    if not may_undo(handover, changes, by):
        raise OnlyTheirsToUndo(handover.account, changes[0].by)
    undone = change_plan(
        handover,
        undone_form(handover, changes),
        people,
        by=by,
        today=today,
        now=now,
        shown={},
        undoes=_with_who_is_there(change_numbered(handover, first), people),
    )
    note = replace(plan_changed(handover.id, first, count), again=True)
    back = asked_as_before(handover, undone.handover)
    return Decision(back, (*undone.jobs, note, *notices_of_decline(back, back.incoming)))


def _with_who_is_there(change: RoleChange, people: Mapping[str, Person]) -> RoleChange:
    """Return the record of a change in which the areas that it took are asked of nobody who can take part no more."""
    areas = (replace(one, gone=one.who not in people or bool(people[one.who].barred)) for one in change.areas)
    return replace(change, areas=tuple(areas))
