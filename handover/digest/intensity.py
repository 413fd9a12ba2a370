"""How much somebody hears of in a morning message: only what presses, the usual, or what is coming up as well."""

from collections.abc import Iterable
from datetime import date

from handover.blocking import is_quiet
from handover.model.handover import Handover
from handover.model.people import Intensity
from handover.time.workdays import workdays_between
from handover.todos import Todo, TodoKind, todos

AHEAD = 5
"""How many working days ahead somebody sees who wants to hear of what is coming up: a week."""


def is_urgent(todo: Todo, today: date) -> bool:
    """Return whether even somebody who wants to hear little hears of it: it is due or late, or others need them now."""
    return todo.due <= today or todo.kind is TodoKind.OVERDUE


def at_intensity(waiting: Iterable[Todo], intensity: Intensity, today: date) -> tuple[Todo, ...]:
    """Return what of all that waits for somebody on their local day `today` is said at this intensity, in the same order."""
    return tuple(todo for todo in waiting if intensity is not Intensity.LIGHT or is_urgent(todo, today))


def upcoming_todos(handovers: Iterable[Handover], person: str, today: date) -> tuple[Todo, ...]:
    """Return what this person can begin with before it is mentioned to everybody, the next to be due first.

    That is what falls due within five working days. Not what has a day of its own in the calendar, for it is settled
    until then; and nothing on the day a handover is opened, when everybody has just been told what is theirs.
    """
    found = [
        todo
        for handover in handovers
        for todo in todos(handover)
        if todo.owner == person
        and handover.opened_at.date() < today < todo.since
        and workdays_between(today, todo.due, handover.workdays) <= AHEAD
        and not is_quiet(todo, today)
        and not _planned(todo)
    ]
    return tuple(sorted(found, key=lambda todo: (todo.due, todo.handover.account, todo.handover.id, todo.subject)))


def _planned(todo: Todo) -> bool:
    return todo.kind is TodoKind.STEP and todo.handover.step(todo.subject.key).planned is not None
