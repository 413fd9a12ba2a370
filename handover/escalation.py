"""What the manager hears: things two working days late, and things somebody says are blocked. Once each, with the facts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date

from handover.decision import Decision, unchanged
from handover.handover import Handover
from handover.holding import block_on, hold_on
from handover.todo import Todo, TodoKind, todos
from handover.workdays import workdays_between

PATIENCE = 2
"""How many working days something may be late before the manager hears of it."""

PREFIX = "overdue:"


def escalated(handover: Handover, today: date) -> tuple[Todo, ...]:
    """Return what the manager has yet to hear of: to-dos of kind `overdue`, each with the late or blocked one in `about`.

    Nothing without a manager, nothing that is the manager's own to do, nothing they were told before.
    """
    late = (todo for todo in _late_or_blocked(handover, today) if mark(todo) not in handover.told_overdue)
    return tuple(_for_the_manager(todo) for todo in late)


def late_by(todo: Todo, today: date) -> int:
    """Return how many working days late a to-do is on `today`; 0 when it is not."""
    return workdays_between(todo.due, today, todo.handover.workdays)


def mark(todo: Todo) -> str:
    """Return what is remembered once the manager has been told: the subject and whose it is."""
    return f"{todo.subject}@{todo.owner}"


def late_thing(handover: Handover, subject: str, today: date) -> Todo | None:
    """Return the manager's to-do of this `overdue:…` subject, None when what it speaks of is settled by now."""
    found = (_for_the_manager(todo) for todo in todos(handover, today))
    return next((todo for todo in found if todo.subject == subject), None)


def told(handover: Handover, shown: Iterable[str], today: date) -> Decision:
    """Remember that the manager was shown these `overdue:…` subjects, and forget what is neither late nor blocked any more.

    Forgetting lets the manager hear again when the same thing is late a second time.
    """
    current = {mark(todo) for todo in _late_or_blocked(handover, today)}
    marks = (handover.told_overdue | {subject.removeprefix(PREFIX) for subject in shown}) & current
    return unchanged(handover) if marks == handover.told_overdue else Decision(replace(handover, told_overdue=marks))


def _for_the_manager(todo: Todo) -> Todo:
    handover = todo.handover
    return Todo(handover, TodoKind.OVERDUE, PREFIX + mark(todo), handover.manager, todo.due, _since(todo), 1, todo)


def _late_or_blocked(handover: Handover, today: date) -> tuple[Todo, ...]:
    if not handover.manager:
        return ()
    return tuple(
        todo
        for todo in todos(handover, today)
        if todo.owner != handover.manager and (block_on(todo) or _too_late(todo, today))
    )


def _too_late(todo: Todo, today: date) -> bool:
    """A day off asked for ("Tomorrow") does not hide from the manager what is late, but one day's grace is given for it."""
    grace = 1 if hold_on(todo.handover, todo.subject, todo.owner, today) else 0
    return late_by(todo, today) >= PATIENCE + grace


def _since(todo: Todo) -> date:
    block = block_on(todo)
    return block.at.astimezone(UTC).date() if block else todo.due
