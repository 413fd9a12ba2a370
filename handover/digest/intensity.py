"""The digest by intensity: only what is urgent, the standard, or upcoming to-dos as well."""

from collections.abc import Iterable
from datetime import date

from handover.blocking import is_quiet
from handover.importance import Place, place, stakes_of
from handover.model.handover import Handover
from handover.model.people import Intensity
from handover.time.workdays import workdays_between
from handover.todos import Todo, TodoKind, todos

AHEAD = 5
"""Working days ahead that somebody with the intensity ACTIVE sees."""


def is_urgent(todo: Todo, today: date) -> bool:
    """Return whether the to-do is in the digest at every intensity: due, late, for the manager to know, or a call."""
    return todo.due <= today or todo.kind in (TodoKind.OVERDUE, TodoKind.CALL)


def at_intensity(waiting: Iterable[Todo], intensity: Intensity, today: date) -> tuple[Todo, ...]:
    """Return those of the waiting to-dos that the digest of the local day `today` names, in the same order."""
    return tuple(todo for todo in waiting if intensity is not Intensity.LIGHT or is_urgent(todo, today))


def upcoming_todos(handovers: Iterable[Handover], person: str, today: date) -> tuple[Todo, ...]:
    """Return to-dos of this person that can be started before they are mentioned to everybody, earliest due first, of the same day
    those of the account that matters most.

    They are due within five working days. Left out are steps with a planned day, and everything on the day the handover
    was opened.
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
    return tuple(sorted(found, key=lambda todo: (todo.due, *_in_order(todo, today))))


def _in_order(todo: Todo, today: date) -> tuple[Place, str, str, str]:
    handover = todo.handover
    return place(stakes_of(handover), today), handover.account, handover.id, todo.subject


def _planned(todo: Todo) -> bool:
    return todo.kind is TodoKind.STEP and todo.handover.step(todo.subject.key).planned is not None
