"""A call is arranged: its day and time, its length, where it is held, and who of the customer's people is invited (P81–P88)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handover.calls.telling import call_planned, planned_problem, starts_at
from handover.form_merge import kept_of_others
from handover.model.calls import USUAL_MINUTES, Call
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.playbook import Stage, Step, StepKind
from handover.model.refusals import AlreadyDone, Done
from handover.model.steps import StepState
from handover.plan.dates import confidential_until, is_confidential
from handover.roles import step_for
from handover.stages import ORDER, concluded
from handover.time.workdays import is_zone

LENGTHS = (15, 30, 45, 60, 90)
"""Minutes that are offered."""
LONGEST_PLACE, LONGEST_AGENDA = 300, 1500


@dataclass(frozen=True)
class CallForm:
    """The content of the form of a call; `at` in the zone of whoever fills it in. `contacts` are addresses."""

    day: date | None = None
    at: time | None = None
    minutes: int = USUAL_MINUTES
    contacts: tuple[str, ...] = ()
    place: str = ""
    agenda: str = ""
    zone: str = ""
    """The customer's own time zone, empty for not known."""


def call_steps(handover: Handover) -> tuple[Step, ...]:
    """Return the calls of a handover, in their order."""
    return tuple(step for step in handover.playbook.steps if step.kind is StepKind.CALL)


def with_customer(step: Step) -> bool:
    """Return whether the customer takes part in a call: from the stage on in which they are told (P85)."""
    return ORDER.index(step.stage) >= ORDER.index(Stage.INTRODUCE)


def arranged(handover: Handover, key: str) -> Call:
    """Return what is arranged of a call; of one that nobody has arranged yet, with all contacts of the handover invited."""
    known = handover.calls.get(key)
    if known is not None:
        return known
    theirs = handover.contacts if with_customer(handover.playbook.step(key)) else ()
    return Call(contacts=tuple(contact.email for contact in theirs if contact.email))


def call_form(handover: Handover, key: str, zone: str) -> CallForm:
    """Return the form as it is filled in for somebody in this zone."""
    state, call = handover.step(key), arranged(handover, key)
    local = state.starts.astimezone(ZoneInfo(zone)) if state.starts else None
    return CallForm(
        local.date() if local else state.planned,
        local.time() if local else None,
        call.minutes,
        call.contacts,
        call.place,
        call.agenda,
        call.zone,
    )


def arrange(
    handover: Handover,
    key: str,
    form: CallForm,
    *,
    by: str,
    now: datetime,
    today: date,
    zone: str,
    shown: Mapping[str, str] | None = None,
) -> Decision:
    """Store the form of a call. `today` is the local day of `by` at `now` (UTC), `zone` their time zone.

    `shown` are the marks (`form_merge.field_marks`) of what the form showed: what somebody else has changed since is kept.
    Raises FieldProblems (`day`: in the past, too far ahead, missing beside a time, or before the customer may know; `at`: passed),
    NotYours, NotActive, AlreadyDone for one that was held or is not needed.
    """
    step = call_to_change(handover, key, by)
    form = replace(form, **kept_of_others(form, call_form(handover, key, zone), shown or {}))
    state = handover.step(key)
    starts = starts_at(form.day, form.at, zone)
    if starts is not None and starts == state.starts:
        form = replace(form, day=state.planned)
    if wrong := _problems(handover, step, form, starts, now=now, today=today):
        raise FieldProblems(wrong)
    call = replace(
        arranged(handover, key),
        minutes=form.minutes,
        place=" ".join(form.place.split()),
        agenda=form.agenda.strip(),
        contacts=form.contacts if with_customer(step) else (),
        zone=form.zone if is_zone(form.zone) else "",
    )
    return _changed(handover, key, replace(state, planned=form.day, starts=starts), call, by=by, now=now)


def call_off(handover: Handover, key: str, *, by: str, now: datetime) -> Decision:
    """Take day and time of a call back: who takes part is told, and their invitations are called off.

    What else is arranged stays, for the next time. Changes nothing when it has no day. Raises NotYours, NotActive, AlreadyDone.
    """
    call_to_change(handover, key, by)
    state = replace(handover.step(key), planned=None, starts=None)
    return _changed(handover, key, state, arranged(handover, key), by=by, now=now)


def call_to_change(handover: Handover, key: str, by: str) -> Step:
    """Return a call that is still to come, for somebody who may arrange it. Raises NotYours, NotActive, AlreadyDone."""
    step = step_for(handover, key, by)
    if handover.step(key).settled:
        raise AlreadyDone(Done.STEP_FINISHED, step.title)
    return step


def _changed(handover: Handover, key: str, state: StepState, call: Call, *, by: str, now: datetime) -> Decision:
    if state == handover.step(key) and call == handover.calls.get(key):
        return unchanged(handover)
    moved = state != handover.step(key)
    steps = {**handover.steps, key: replace(state, changed_at=now)} if moved else handover.steps
    after = replace(handover, steps=steps, calls={**handover.calls, key: call})
    return concluded(after, *call_planned(handover, after, key, by=by, now=now))


def _problems(
    handover: Handover, step: Step, form: CallForm, starts: datetime | None, *, now: datetime, today: date
) -> dict[str, FieldProblem]:
    """Return what is wrong with a newly chosen day and time; what was chosen before may stay."""
    state = handover.step(step.key)
    if form.day is None:
        return {"day": FieldProblem.MISSING} if form.at else {}
    if form.day != state.planned and (wrong := planned_problem(form.day, today)):
        return {"day": wrong}
    until = confidential_until(handover)
    if with_customer(step) and is_confidential(handover, now) and until is not None and form.day < until:
        return {"day": FieldProblem.STILL_CONFIDENTIAL}
    if starts is not None and starts <= now and starts != state.starts:
        return {"at": FieldProblem.TIME_PASSED}
    return {}
