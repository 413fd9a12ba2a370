"""A pause: until when a handover is paused, what moves meanwhile, and who is asked when whether it goes on (P105)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.jobs import Job, JobKind
from handover.model.playbook import Step, StepKind
from handover.plan.due import due_date
from handover.stages import step_settled
from handover.time.workdays import add_workdays, utc_day, workdays_between

PAUSE_REMINDER = JobKind("pause_reminder")

FIRST_REMINDER = 5
"""Working days after which whoever paused a handover without an end is reminded that it is paused."""
BETWEEN_REMINDERS = timedelta(days=7)
LONGEST_PAUSE = timedelta(days=366)
EARLIEST_ZONE = timedelta(hours=14)
"""How far the first zone in which a day begins is ahead of UTC."""


def check_until(until: date | None, today: date, field: str) -> None:
    """Raise FieldProblems for `field` when a pause from the local day `today` cannot end on that day."""
    if until is not None and until <= today:
        raise FieldProblems({field: FieldProblem.NOT_AHEAD})
    if until is not None and until > today + LONGEST_PAUSE:
        raise FieldProblems({field: FieldProblem.TOO_FAR_OFF})


def stood_still(handover: Handover, day: date) -> int:
    """Return for how many working days, up to the local day `day`, a handover that is paused or has ended has stood still.

    One that was ended while it was paused stands still since it was paused.
    """
    ended = utc_day(handover.closed_at) if handover.closed_at else day
    return workdays_between(handover.paused_on or ended, day, handover.workdays)


def gone_on(handover: Handover, day: date) -> Handover:
    """Return a paused handover as it is when it goes on on the local day `day`: moved by the working days of its pause."""
    still = stood_still(handover, day)
    end = add_workdays(handover.window.end, still, handover.workdays) if still else handover.window.end
    former = handover.former_ends if end == handover.window.end else (*handover.former_ends, handover.window.end)
    return replace(
        handover,
        status=Status.ACTIVE,
        paused_on=None,
        paused_days=handover.paused_days + still,
        window=replace(handover.window, end=end),
        end_moved_from=handover.window.end,
        former_ends=former,
    )


def calls_moved(before: Handover, after: Handover) -> tuple[tuple[Step, date, date], ...]:
    """Return each call that is still to be held and due on another local day than before, with both days."""
    calls = [step for step in before.playbook.steps if step.kind is StepKind.CALL and not step_settled(before, step)]
    days = [(step, due_date(before, step), due_date(after, step)) for step in calls]
    return tuple(one for one in days if one[1] != one[2])


def reminders(handover: Handover, today: date) -> tuple[Job, ...]:
    """Ask, on the day the pause ends, whoever paused it and the manager; without such a day, the former after a while."""
    if handover.paused_until is None:
        first = add_workdays(today, FIRST_REMINDER, handover.workdays)
        return (reminder(handover, handover.paused_by, first, weekly=True),)
    asked = dict.fromkeys(user for user in (handover.paused_by, handover.manager) if user)
    return tuple(reminder(handover, user, handover.paused_until, weekly=user == handover.paused_by) for user in asked)


def reminder(handover: Handover, user: str, day: date, *, weekly: bool) -> Job:
    """Ask this person on their local day `day`, or on their first working day after it, whether it goes on; then every week."""
    set_at = _set_at(handover)
    return Job(
        PAUSE_REMINDER,
        f"{asked_by(handover.id, user, set_at)}{day}",
        _lane(handover, user),
        handover.id,
        {"user": user, "day": day.isoformat(), "set_at": set_at, "weekly": "yes" if weekly else ""},
        due=datetime.combine(day, time(), tzinfo=UTC) - EARLIEST_ZONE,
        urgent=False,
    )


def reminders_answered(handover: Handover) -> tuple[Job, ...]:
    """Take the question out of the reminders of this pause: what they ask is decided. None for a handover that is not paused."""
    if handover.status is not Status.PAUSED:
        return ()
    asked = dict.fromkeys((handover.paused_by, handover.manager, asked_instead(handover, handover.paused_by)))
    return tuple(_answered(handover, user) for user in asked if user)


def _answered(handover: Handover, user: str) -> Job:
    ref = {"user": user, "set_at": _set_at(handover), "answered": asked_by(handover.id, user, _set_at(handover))}
    key = f"pause_answered:{handover.id}:{user}:{_set_at(handover)}"
    return Job(PAUSE_REMINDER, key, _lane(handover, user), handover.id, ref, urgent=False)


def asked_by(handover_id: str, user: str, set_at: str) -> str:
    """Return what the keys of all reminders to this person begin with, of the pause that was set then."""
    return f"pause_reminder:{handover_id}:{user}:{set_at}:"


def _lane(handover: Handover, user: str) -> str:
    return f"pause_reminder:{handover.id}:{user}"


def asked_instead(handover: Handover, gone: str) -> str:
    """Return the user id of who is asked in the place of somebody who cannot take part any more; empty for nobody."""
    stay = (handover.manager, handover.incoming, handover.outgoing, handover.backup)
    return next((user for user in stay if user and user != gone), "")


def reminder_due(handover: Handover, set_at: str) -> bool:
    """Return whether it is still paused, and nobody has said anew for how long since the reminder was planned."""
    return handover.status is Status.PAUSED and _set_at(handover) == set_at


def _set_at(handover: Handover) -> str:
    return handover.pause_set_at.isoformat() if handover.pause_set_at else ""
