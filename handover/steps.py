"""Changes to a step: finish, undo, plan, note, mark as not needed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handover.calls.telling import call_planned, planned_problem, starts_at
from handover.form_merge import kept_of_others
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.playbook import Step, StepKind
from handover.model.refusals import AlreadyDone, Done, Refusal
from handover.model.steps import StepState
from handover.roles import step_for
from handover.stages import concluded


@dataclass
class SentFromEmail(Refusal):
    """The introduction is finished by marking the e-mail as sent, which records version, sender and time."""

    account: str


def finish(handover: Handover, key: str, *, by: str, now: datetime) -> Decision:
    """Mark a step as done by `by` at `now` (UTC).

    Raises NotYours, SentFromEmail for the introduction, AlreadyDone when it is settled, NotActive.
    """
    step = step_for(handover, key, by)
    if step.kind is StepKind.INTRODUCTION:
        raise SentFromEmail(handover.account)
    state = handover.step(key)
    if state.settled:
        raise AlreadyDone(Done.STEP_FINISHED, step.title)
    return concluded(_with(handover, key, replace(state, done_by=by, done_at=now)))


def undo(handover: Handover, key: str, *, by: str, now: datetime) -> Decision:
    """Reopen a settled step; plan and note stay. Changes nothing when it is open. Raises NotYours, NotActive.

    The stage stays as it is.
    """
    step_for(handover, key, by)
    state = handover.step(key)
    if not state.settled:
        return unchanged(handover)
    return concluded(_with(handover, key, replace(state, done_by="", done_at=None, not_needed="", changed_at=now)))


@dataclass(frozen=True)
class StepForm:
    """The content of the form of a step. Empty means not planned, no note, needed."""

    planned: date | None = None
    note: str = ""
    not_needed: str = ""
    at: time | None = None
    """The time of day of a call, in the zone of whoever fills in the form."""


def plans_of(state: StepState, zone: str) -> StepForm:
    """Return the form as it is filled in for somebody in this zone."""
    local = state.starts.astimezone(ZoneInfo(zone)) if state.starts else None
    return StepForm(
        local.date() if local else state.planned, state.note, state.not_needed, local.time() if local else None
    )


def save_step(
    handover: Handover,
    key: str,
    plans: StepForm,
    *,
    by: str,
    now: datetime,
    today: date,
    zone: str = "UTC",
    shown: Mapping[str, str] | None = None,
) -> Decision:
    """Store the form of a step. `today` is the local day of `by` at `now` (UTC), `zone` their time zone.

    `shown` are the marks (`form_merge.field_marks`) of what the form showed: what somebody else has changed since is kept.
    Raises FieldProblems (`planned`: a newly chosen day in the past or too far ahead, or a time without its day; `at`: a newly
    chosen time that has passed; `not_needed`: for the sign-off), NotYours, NotActive.
    """
    step = step_for(handover, key, by)
    state = handover.step(key)
    plans = replace(plans, **kept_of_others(plans, plans_of(state, zone), shown or {}))
    starts = starts_at(plans.planned, plans.at, zone)
    if starts is not None and starts == state.starts:
        # Whoever saves it in another zone may see the same moment on another day: the day stays.
        plans = replace(plans, planned=state.planned)
    wrong = _problems(step, state, plans, today)
    # Of a day that has passed its time has, too: that is one thing to put right, and said once.
    if "planned" not in wrong:
        wrong |= _time_problem(state, starts, now)
    if wrong:
        raise FieldProblems(wrong)
    next_state = replace(
        state,
        planned=plans.planned,
        note=plans.note.strip(),
        not_needed=" ".join(plans.not_needed.split()),
        starts=starts,
    )
    if next_state == state:
        return unchanged(handover)
    planned = _with(handover, key, replace(next_state, changed_at=now))
    return concluded(planned, *call_planned(handover, planned, key, by=by, now=now))


def _problems(step: Step, state: StepState, plans: StepForm, today: date) -> dict[str, FieldProblem]:
    problems: dict[str, FieldProblem] = {}
    if plans.planned and plans.planned != state.planned and (wrong := planned_problem(plans.planned, today)):
        problems["planned"] = wrong
    if plans.at and not plans.planned:
        problems["planned"] = FieldProblem.MISSING
    if plans.not_needed.strip() and step.kind is StepKind.SIGN_OFF:
        problems["not_needed"] = FieldProblem.SIGN_OFF_NEEDED
    return problems


def _time_problem(state: StepState, starts: datetime | None, now: datetime) -> dict[str, FieldProblem]:
    if starts is None or starts > now or starts == state.starts:
        return {}
    return {"at": FieldProblem.TIME_PASSED}


def _with(handover: Handover, key: str, state: StepState) -> Handover:
    return replace(handover, steps={**handover.steps, key: state})
