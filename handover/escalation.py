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
BLOCKED = "!"
"""Ends the mark of a thing that was told as blocked: that is news even to somebody who knows that it is late."""


def escalated(handover: Handover, today: date) -> tuple[Todo, ...]:
    """Return what the manager has yet to hear of: to-dos of kind `overdue`, each with the late or blocked one in `about`.

    Nothing without a manager, nothing that is the manager's own to do, nothing they were told before.
    """
    late = (_for_the_manager(todo) for todo in _late_or_blocked(handover, today))
    return tuple(todo for todo in late if todo.subject.removeprefix(PREFIX) not in handover.told_overdue)


def late_by(todo: Todo, today: date) -> int:
    """Return how many working days late a to-do is on `today`; 0 when it is not."""
    return workdays_between(todo.due, today, todo.handover.workdays)


def late_thing(handover: Handover, subject: str, today: date) -> Todo | None:
    """Return the manager's to-do of this `overdue:…` subject, None when what it speaks of is settled by now."""
    found = (_for_the_manager(todo) for todo in todos(handover, today))
    return next((todo for todo in found if _plain(todo.subject) == _plain(subject)), None)


def told(handover: Handover, shown: Iterable[str], today: date) -> Decision:
    """Remember that the manager was shown these `overdue:…` subjects, and forget what is neither late nor blocked any more.

    Forgetting lets the manager hear again when the same thing is late a second time. Who has read that something is
    blocked need not read that it is late as well.
    """
    shown = list(shown)
    marks = {subject.removeprefix(PREFIX) for subject in shown} | {_plain(subject) for subject in shown}
    current = {_mark(todo) for todo in _late_or_blocked(handover, today)}
    valid = current | {one.removesuffix(BLOCKED) for one in current}
    kept = (handover.told_overdue | marks) & valid
    return unchanged(handover) if kept == handover.told_overdue else Decision(replace(handover, told_overdue=kept))


def _mark(todo: Todo) -> str:
    """Return what is remembered once the manager has been told: the subject, whose it is, and whether it is blocked."""
    return f"{todo.subject}@{todo.owner}{BLOCKED if block_on(todo) else ''}"


def _plain(subject: str) -> str:
    """Return the mark in a subject without word of its being blocked."""
    return subject.removeprefix(PREFIX).removesuffix(BLOCKED)


def _for_the_manager(todo: Todo) -> Todo:
    handover = todo.handover
    return Todo(handover, TodoKind.OVERDUE, PREFIX + _mark(todo), handover.manager, todo.due, _since(todo), 1, todo)


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
