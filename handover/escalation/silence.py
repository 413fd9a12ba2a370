"""When a handover has gone quiet: nothing has moved for three working days though something is due (P115).

Progress is what people have done: answered, accepted, asked, replied, planned or finished a step, worked on the e-mail,
said that something is blocked or not any more, taken the handover up again. Reading, "Tomorrow" and what the bot says
are none. It is read off the times that the facts themselves carry.
"""

from collections.abc import Iterator
from datetime import date, datetime

from handover.blocking import block_on
from handover.model.handover import Handover
from handover.model.memoize import memoized
from handover.snooze import active_snooze
from handover.time.workdays import add_workdays, workdays_between
from handover.todos import Todo, days_before, todos, utc_day

SILENCE = 3
"""How many working days nothing may move before it counts as silence."""
GRACE = 1
"""A day off asked for ("Tomorrow") makes a thing due one working day later, and no more."""


@memoized
def last_progress(handover: Handover) -> date:
    """Return the UTC day on which something last moved; the first day, before anything has."""
    begun = max(handover.window.start, utc_day(handover.opened_at))
    return max([begun, *(utc_day(moment) for moment in _moments(handover))])


def silent_since(handover: Handover, today: date, *, apart_from: str = "") -> date | None:
    """Return the day of the last progress when nothing has moved for three working days on `today`, None otherwise.

    Only days count on which something was due that its owner could do: waiting for a day that has not come is no
    silence, nor is waiting for what is blocked. What is up to `apart_from` is left out of account. None, too, for a
    handover that does not run.
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
    """Return when a to-do is due, one working day later while its owner has put it off."""
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
