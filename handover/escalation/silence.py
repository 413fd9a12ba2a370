"""Silence: no progress for three working days although something is due (P115).

Progress is a change made by a participant: an answer, an acceptance, a question or reply, a step, an edit or approval
of the e-mail, a block or its end, a resume. Reading, snoozing and messages of the bot are none. It is derived from the
stored times of these.
"""

from collections.abc import Iterator
from datetime import date, datetime

from handover.blocking import block_on
from handover.model.handover import Handover
from handover.model.memoize import memoized
from handover.snooze import active_snooze
from handover.time.workdays import add_workdays, days_before, workdays_between
from handover.todos import Todo, todos, utc_day

SILENCE = 3
"""Working days without progress that count as silence."""
GRACE = 1
"""Working days by which a snooze moves the due day here."""


@memoized
def last_progress(handover: Handover) -> date:
    """Return the UTC day of the last progress; the first day of the handover when there was none."""
    begun = max(handover.window.start, utc_day(handover.opened_at))
    return max([begun, *(utc_day(moment) for moment in _moments(handover))])


def silent_since(handover: Handover, today: date, *, apart_from: str = "") -> date | None:
    """Return the day of the last progress if there is silence on the local day `today`, else None.

    Only days count on which something was due that was neither blocked nor owned by `apart_from`. None unless the
    handover is active.
    """
    due = [
        due_with_grace(todo, today)
        for todo in todos(handover, today)
        if todo.owner != apart_from and block_on(todo) is None
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


def _moments(handover: Handover) -> Iterator[datetime]:
    draft = handover.introduction
    for answer in handover.answers.values():
        yield from _not_none(answer.at, answer.accepted_at)
        yield from (part.at for part in answer.parts)
        yield from (evidence.at for evidence in answer.evidence)
    for question in handover.questions:
        yield question.asked_at
        yield from (part.at for part in question.parts)
    for step in handover.steps.values():
        yield from _not_none(step.done_at, step.changed_at)
    yield from _not_none(draft.edited_at, draft.asked_at, draft.approved_at, draft.sent_at, handover.resumed_at)
    yield from (block.at for block in handover.blocks)
    for lift in handover.lifts:
        yield from (lift.at, lift.block.at)


def _not_none(*moments: datetime | None) -> Iterator[datetime]:
    return (moment for moment in moments if moment is not None)
