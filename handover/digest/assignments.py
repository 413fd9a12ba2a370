"""The to-do of an incoming CSM who has not said yet whether they take an account on: in their own morning's message alone."""

from handover.assignment import awaited_assignment
from handover.model.handover import Handover
from handover.model.subject import Subject, SubjectKind
from handover.time.workdays import utc_day
from handover.todos import Todo, TodoKind

ASSIGNMENT = Subject(SubjectKind.ASSIGNMENT)


def assignment_todos(handover: Handover, user: str) -> tuple[Todo, ...]:
    """Return the to-do of saying whether they take the account on, for the incoming CSM of an active handover; else none."""
    asked = awaited_assignment(handover)
    if asked is None or not handover.active or asked.who != user:
        return ()
    day = utc_day(asked.asked_at)
    return (Todo(TodoKind.ASSIGNMENT, ASSIGNMENT, user, due=day, since=day, handover=handover),)
