"""Calls with a day: whoever takes part is told when one is planned, moved or called off (P81–P88)."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handover.model.field_problems import FieldProblem
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.playbook import StepKind
from handover.model.steps import StepState
from handover.roles import callers
from handover.time.workdays import moment, moment_at

CALL_PLANNED = JobKind("call_planned")
EARLIEST, LATEST = 7, 21
"""Hours of the day between which a call with somebody may begin."""
DAY = len("2026-03-02")
"""Characters of a day in ISO format."""
FARTHEST = timedelta(days=366)
"""How far ahead something can be planned: a later day is a slip of the finger in the year."""


def at_night(starts: datetime, zone: str) -> bool:
    """Return whether a call that starts at this UTC moment is before or after what anybody would call a day in the zone."""
    return not EARLIEST <= starts.astimezone(ZoneInfo(zone)).hour < LATEST


def planned_problem(planned: date, today: date) -> FieldProblem | None:
    """Return what is wrong with a newly planned day, seen from the local day of whoever plans; None for a good one."""
    if planned < today:
        return FieldProblem.IN_THE_PAST
    return FieldProblem.TOO_FAR_OFF if planned > today + FARTHEST else None


def starts_at(day: date | None, at: time | None, zone: str) -> datetime | None:
    """Return the UTC moment of the day and the time, as they are entered in this zone; None when either is missing."""
    return None if day is None or at is None else moment_at(day, at, zone)


def call_planned(before: Handover, after: Handover, key: str, *, by: str, now: datetime) -> tuple[Job, ...]:
    """Tell the others who take part in a call that `by` has planned, moved or called off at `now` (UTC), if that has changed.

    That a call has taken place is no news, and neither is the end of one whose day has passed.
    """
    step, was, is_ = after.playbook.step(key), before.step(key), after.step(key)
    if step.kind is not StepKind.CALL or when_planned_for(was) == when_planned_for(is_) or is_.done_at is not None:
        return ()
    if not is_.awaited and passed(was, now):
        return ()
    ref = {"step": key, "by": by, "was": when_planned_for(was), "is": when_planned_for(is_)}
    return tuple(_job(after.id, user, ref, now) for user in callers(after, step) if user != by)


def still_as_told(handover: Handover, key: str, said: str) -> bool:
    """Return whether the call is still planned as a job of `call_planned` says (its `is`): it may have changed again since."""
    return when_planned_for(handover.step(key)) == said


def latest_moment(said: str, zone: str) -> datetime:
    """Return the UTC moment a call begins that is or was planned for `said`; without a time, the end of that day in the zone."""
    when = parsed(said)
    return when if isinstance(when, datetime) else moment(when + timedelta(days=1), 0, zone)


def when_planned_for(state: StepState) -> str:
    """Return when an awaited call is planned for: its moment or its day in ISO format, empty for no day or a settled one."""
    if not state.awaited:
        return ""
    return state.starts.isoformat() if state.starts else str(state.planned)


def parsed(when: str) -> date | datetime:
    """Return the moment (UTC) or the day that `when_planned_for` says. Raises ValueError."""
    return datetime.fromisoformat(when) if len(when) > DAY else date.fromisoformat(when)


def passed(state: StepState, now: datetime) -> bool:
    """Return whether a call has begun, or, without a time, its day has passed for everybody, wherever they are."""
    if state.starts is not None:
        return state.starts <= now
    return state.planned is None or state.planned < (now - timedelta(days=1)).date()


def call_lane(handover_id: str, key: str, user: str) -> str:
    """Return the lane of what somebody is told about one call."""
    return f"{CALL_PLANNED}:{handover_id}:{key}:{user}"


def _job(handover_id: str, user: str, ref: Mapping[str, str], now: datetime) -> Job:
    lane = call_lane(handover_id, ref["step"], user)
    return Job(CALL_PLANNED, f"{lane}:{now:%Y%m%dT%H%M%S%f}", lane, handover_id, {"user": user, **ref})
