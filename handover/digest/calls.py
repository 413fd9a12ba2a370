"""Reminders of planned calls: whoever takes part has one in their last digest before the call's day, and one on that day.

Both by their own calendar: in their zone, on their working days, without public holidays and absences. So a call on a Monday,
or after an absence, is announced in the digest that comes last before it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handover.digest.schedule import next_digest_day
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step, StepKind
from handover.model.steps import StepState
from handover.model.subject import Subject, SubjectKind
from handover.roles import callers, doer
from handover.time.workdays import local_date, moment, utc_day
from handover.todos import Todo, TodoKind


def day_of_call(state: StepState, zone: str) -> date | None:
    """Return the local day in this zone on which a planned call begins; without a time, the day itself. None for no day."""
    return local_date(state.starts, zone) if state.starts else state.planned


def last_planned_day(state: StepState) -> date | None:
    """Return the day a step is planned for, for readers in several zones: of a call with a time the UTC day, if it is later."""
    return max(state.planned, utc_day(state.starts)) if state.planned and state.starts else state.planned


def coming_calls(handover: Handover, today: date, zone: str = "") -> tuple[Step, ...]:
    """Return the calls still to come on the local day `today`, next first; none unless the handover is active.

    Without a `zone`, the words are for readers in several.
    """
    if not handover.active:
        return ()
    found = [
        (day, step)
        for step in handover.playbook.steps
        if step.kind is StepKind.CALL
        and handover.step(step.key).awaited
        and (day := _day(handover.step(step.key), zone)) is not None
        and day >= today
    ]
    return tuple(step for _, step in sorted(found, key=lambda pair: pair[0]))


def _day(state: StepState, zone: str) -> date | None:
    return day_of_call(state, zone) if zone else last_planned_day(state)


def call_reminders(handover: Handover, person: Person, today: date) -> Iterator[Todo]:
    """Yield the reminders for this person's local day `today`.

    On the day of the call whoever is to hold it has the step itself as a to-do, and no reminder beside it. A blocked call
    waits for somebody, so nobody is reminded of it.
    """
    for step in coming_calls(handover, today, person.zone):
        if person.id not in callers(handover, step) or _blocked(handover, step.key):
            continue
        day = day_of_call(handover.step(step.key), person.zone)
        owns = step.required and doer(handover, step) == person.id
        if day is not None and (
            not owns and not _over_before(handover.step(step.key), person, today)
            if day == today
            else next_digest_day(person, today) >= day
        ):
            subject = Subject(SubjectKind.CALL, step.key)
            yield Todo(TodoKind.CALL, subject, person.id, due=day, since=today, handover=handover)


def _over_before(state: StepState, person: Person, today: date) -> bool:
    """Return whether a call has begun before the hour of this person's digest: on its day it is then no reminder any more."""
    return state.starts is not None and state.starts < moment(today, person.digest_hour, person.zone)


def on_their_day(todo: Todo, person: Person) -> Todo:
    """Return the to-do of a call with a time as this person has it: due on the local day of theirs on which it begins."""
    if not is_planned_call(todo):
        return todo
    day = day_of_call(todo.handover.step(todo.subject.key), person.zone)
    if day is None or day == todo.due:
        return todo
    since = day if todo.since == todo.due else todo.since
    return replace(todo, due=day, since=since, hidden=day if todo.hidden == todo.due else todo.hidden)


def is_planned_call(todo: Todo) -> bool:
    """Return whether the to-do is a call that has a day."""
    if todo.kind is not TodoKind.STEP:
        return False
    step = todo.handover.playbook.step(todo.subject.key)
    return step.kind is StepKind.CALL and todo.handover.step(step.key).planned is not None


def _blocked(handover: Handover, key: str) -> bool:
    return any(block.subject == Subject(SubjectKind.STEP, key) for block in handover.blocks)
