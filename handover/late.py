"""Who is late with what, and who has asked them how it goes (P30, P114)."""

from datetime import date

from handover.blocking import block_on
from handover.model.handover import Handover
from handover.model.holds import Nudge
from handover.roles import has_declined
from handover.todos import Todo, TodoKind, late_by, todos


def nudged(handover: Handover, by: str, today: date) -> tuple[Todo, ...]:
    """Return what a nudge by this person would be about on the local day `today`: the latest to-do of each late person.

    Not what is blocked, nothing that the person can do themselves, and nobody who has declined. Empty while nothing is late.
    """
    late = [
        todo
        for todo in todos(handover, today)
        if _is_theirs(todo, by) and late_by(todo, today) and not has_declined(handover, todo.owner)
    ]
    by_owner = {todo.owner: todo for todo in sorted(late, key=lambda todo: todo.due, reverse=True)}
    return tuple(by_owner.values())


def nudge_on(todo: Todo, today: date) -> Nudge | None:
    """Return the nudge that its owner hears of on their local day `today` and that is about this to-do, or None."""
    handover = todo.handover
    found = (one for one in handover.nudges if one.person == todo.owner and one.heard_on == today)
    return next((one for one in found if _concerns(one, todo, today)), None)


def _concerns(nudge: Nudge, todo: Todo, today: date) -> bool:
    return any((one.owner, one.subject) == (todo.owner, todo.subject) for one in nudged(todo.handover, nudge.by, today))


def _is_theirs(todo: Todo, by: str) -> bool:
    return todo.owner != by and todo.kind is not TodoKind.COMPLETE and block_on(todo) is None
