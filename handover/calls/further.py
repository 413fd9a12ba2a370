"""Further calls with the customer, in which the lead passes over: the incoming CSM listens, leads, and is alone (P85, P86).

Each is a step of this handover's playbook that is needed by nothing, so that it is planned, told, invited to and asked about as
the other calls are.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from handover.access import require_active
from handover.calls.arranging import CallForm, arrange, arranged, call_steps, call_to_change, with_customer
from handover.calls.telling import call_planned
from handover.model.calls import CallKind
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.people import Role
from handover.model.playbook import FURTHER, After, Playbook, Stage, Step, StepKind
from handover.model.refusals import Refusal
from handover.plan.ideal import length
from handover.reasons import RULES
from handover.roles import step_for
from handover.stages import concluded
from handover.text.fingerprint import fingerprint
from handover.time.workdays import workdays_between

MOST = 12
"""Further calls of one handover, those that were taken out included."""
TAKEN_OUT = "It was taken out."
_TITLES: Mapping[CallKind, tuple[str, str]] = {
    CallKind.LISTENS: (
        "Listen to a call with the customer",
        "The outgoing CSM leads as always. The incoming CSM listens, and notes what is asked and promised.",
    ),
    CallKind.LEADS: (
        "Lead a call with the customer",
        "The incoming CSM leads. The outgoing CSM listens, and helps only when asked.",
    ),
    CallKind.ALONE: (
        "Hold a call with the customer alone",
        "The incoming CSM is on their own. The outgoing CSM can be asked before and after.",
    ),
}


class TooManyCalls(Refusal):
    """The handover has as many further calls as it may have."""


class AddedMeanwhile(Refusal):
    """The same person has added another call from a second form that they had open."""


def further_key(handover: Handover, user: str) -> str:
    """Return the key of the next call that this person adds: a form that is sent twice adds it once."""
    return f"{FURTHER}{len(_further(handover)) + 1}-{fingerprint(user)[:4]}"


def kinds(handover: Handover) -> tuple[CallKind, ...]:
    """Return which further calls there can be: only such as the incoming CSM holds alone where nobody hands over in person."""
    together = not handover.leaver and Role.OUTGOING in RULES[handover.reason].present
    return tuple(CallKind) if together else (CallKind.ALONE,)


def next_kind(handover: Handover) -> CallKind:
    """Return what comes next: the first kind of which there is no call yet, in the order in which the lead passes over."""
    there = {arranged(handover, step.key).kind for step in _further(handover) if not is_taken_out(handover, step)}
    offered = kinds(handover)
    return next((kind for kind in offered if kind not in there), offered[-1])


def is_taken_out(handover: Handover, step: Step) -> bool:
    """Return whether a further call was taken out again."""
    return step.further and handover.step(step.key).not_needed == TAKEN_OUT


def with_further(handover: Handover, key: str, kind: CallKind, day: date) -> Handover:
    """Return the handover with one more call, meant for this local day. One that has this key already stays as it is."""
    if any(step.key == key for step in handover.playbook.steps):
        return handover
    playbook = with_step(handover.playbook, _step(handover, key, kind, day))
    grown = replace(handover, playbook=playbook)
    return replace(grown, calls={**handover.calls, key: replace(arranged(grown, key), kind=kind)})


def with_step(playbook: Playbook, step: Step) -> Playbook:
    """Return a playbook with a further call after the last of its calls with the customer, or after they are told."""
    anchors = [one for one in playbook.steps if one.kind is StepKind.CALL and with_customer(one)]
    after = anchors[-1] if anchors else playbook.step_of_kind(StepKind.INTRODUCTION)
    # Where the playbook has no joint call it is none either: no letter speaks of it.
    stage = after.stage if anchors else Stage.SUPPORT
    place = next(at for at, one in enumerate(playbook.steps) if one.key == after.key) + 1
    added = replace(step, stage=stage, after=(After(after.key),))
    return replace(playbook, steps=(*playbook.steps[:place], added, *playbook.steps[place:]))


def with_further_of(before: Playbook, playbook: Playbook) -> Playbook:
    """Return a playbook with the further calls of the one that a handover followed before."""
    for step in before.steps:
        if step.further and all(one.key != step.key for one in playbook.steps):
            playbook = with_step(playbook, replace(step, due_day=min(step.due_day, length(playbook))))
    return playbook


def arrange_further(
    handover: Handover, key: str, kind: CallKind, form: CallForm, *, by: str, now: datetime, today: date, zone: str
) -> Decision:
    """Add a call with what its form says; see `arrange`. Sent again with the same key it is changed, not added again.

    Raises FieldProblems (`day`: missing, too), TooManyCalls, AddedMeanwhile, NotYours, NotActive.
    """
    require_active(handover)
    kind = kind if kind in kinds(handover) else CallKind.ALONE
    there = [step.key for step in _further(handover)]
    if key not in there and len(there) >= MOST:
        raise TooManyCalls
    if key in there and (arranged(handover, key).kind, handover.step(key).planned) != (kind, form.day):
        raise AddedMeanwhile
    grown = with_further(handover, key, kind, form.day or today)
    step_for(grown, key, by)
    if form.day is None:
        raise FieldProblems({"day": FieldProblem.MISSING})
    return arrange(grown, key, form, by=by, now=now, today=today, zone=zone)


def take_out(handover: Handover, key: str, *, by: str, now: datetime) -> Decision:
    """Take a further call out: who takes part is told, and its invitation is called off. Raises NotYours, NotActive, AlreadyDone.

    Changes nothing when it was taken out before.
    """
    step = step_for(handover, key, by)
    if not step.further or is_taken_out(handover, step):
        return unchanged(handover)
    call_to_change(handover, key, by)
    return _with_reason(handover, key, TAKEN_OUT, by, now)


def put_back(handover: Handover, key: str, *, by: str, now: datetime) -> Decision:
    """Undo `take_out`; it has the day that it had. Raises NotYours, NotActive."""
    step = step_for(handover, key, by)
    return _with_reason(handover, key, "", by, now) if is_taken_out(handover, step) else unchanged(handover)


def _with_reason(handover: Handover, key: str, not_needed: str, by: str, now: datetime) -> Decision:
    state = replace(handover.step(key), not_needed=not_needed, changed_at=now)
    after = replace(handover, steps={**handover.steps, key: state})
    return concluded(after, *call_planned(handover, after, key, by=by, now=now))


def _further(handover: Handover) -> list[Step]:
    return [step for step in call_steps(handover) if step.further]


def _step(handover: Handover, key: str, kind: CallKind, day: date) -> Step:
    title, help_ = _TITLES[kind]
    before = sum(arranged(handover, step.key).kind is kind for step in _further(handover))
    number = workdays_between(handover.window.start, max(day, handover.window.start), handover.workdays)
    return Step(
        key,
        Stage.WARM_CALL,
        StepKind.CALL,
        f"{title} ({before + 1})" if before else title,
        help_,
        Role.OUTGOING if kind is CallKind.LISTENS else Role.INCOMING,
        min(number, length(handover.playbook)),
        ("P85", "P86"),
        required=False,
    )
