"""Silence: no progress for three working days although something is due (P115)."""

from datetime import date

from handover.blocking import block_on
from handover.model.handover import Handover
from handover.progress import last_progress
from handover.snooze import active_snooze
from handover.time.workdays import add_workdays, days_before, workdays_between
from handover.todos import Todo, TodoKind, todos

SILENCE = 3
"""Working days without progress that count as silence."""
GRACE = 1
"""Working days by which a snooze moves the due day here."""


def silent_since(handover: Handover, today: date, *, apart_from: str = "") -> date | None:
    """Return the day of the last progress if there is silence on the local day `today`, else None.

    Only days count on which something was due that was neither blocked nor owned by `apart_from`, and that did not wait
    for the customer. None unless the handover is active.
    """
    due = [
        due_with_grace(todo, today)
        for todo in todos(handover, today)
        if todo.owner != apart_from and todo.kind is not TodoKind.CUSTOMER_REPLY and block_on(todo) is None
    ]
    if not due:
        return None
    last = last_progress(handover)
    quiet_from = max(last, days_before(min(due), 1, handover.workdays))
    return last if workdays_between(quiet_from, today, handover.workdays) >= SILENCE else None


def due_with_grace(todo: Todo, today: date) -> date:
    """Return the day a to-do is due, one working day later while its owner has snoozed it."""
    held = active_snooze(todo.handover, todo.subject, todo.owner, today)
    return add_workdays(todo.due, GRACE, todo.handover.workdays) if held else todo.due
