"""Decisions in somebody's place: accept, approve, sign off, complete or let it be told, with a reason that is kept and shown.

For when the person whose decision it is cannot take it: away for weeks, gone, or nobody at all (P24, P25, P112). Four eyes
stay wherever there are four.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.completion import anything_open, still_open
from handover.introduction.check import NOTHING, Beside
from handover.introduction.drafting import approve_version, notices_of
from handover.lifecycle import ended
from handover.model.answers import Answer
from handover.model.audit import Override, OverrideKind
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.plan.dates import confidential_until, with_dates
from handover.review import answer_fingerprint, unchanged_since_seen
from handover.roles import approver, approvers, may_override
from handover.stages import concluded, step_settled
from handover.text.intake import required
from handover.todos import awaiting_review

OVERRIDDEN = JobKind("overridden")
OVERRIDE_TOLD = JobKind("override_told")
MOST_ACCEPTED = 58
"""Most answers that are accepted at once, so that a form can carry what it has shown of them, their keys as long as may be."""
REVERSIBLE = frozenset({OverrideKind.ACCEPTANCE, OverrideKind.READINESS})
"""What is taken back as such; an e-mail is changed again, and a completed handover reopened."""


def overridable(handover: Handover, person: Person) -> tuple[OverrideKind, ...]:
    """Return what this person can decide in another's place now, empty unless they may and the handover is active.

    The last author of the e-mail is offered its approval when there is nobody else who could approve it.
    """
    alone = person.id == handover.introduction.author and not approvers(handover)
    if not handover.active:
        return ()
    if not may_override(handover, person):
        return (OverrideKind.APPROVAL,) if alone and _waits_for_approval(handover) else ()
    sign_off = handover.playbook.step_of_kind(StepKind.SIGN_OFF)
    found = {
        OverrideKind.ACCEPTANCE: bool(awaiting_review(handover)) and person.id != handover.incoming,
        OverrideKind.APPROVAL: _waits_for_approval(handover) and person.id not in approvers(handover),
        OverrideKind.READINESS: not step_settled(handover, sign_off) and person.id != handover.incoming,
        OverrideKind.COMPLETION: anything_open(handover),
        OverrideKind.CONFIDENTIALITY: bool(confidential_until(handover)) and not handover.customer_told,
    }
    return tuple(kind for kind, possible in found.items() if possible)


def completed_although_open(handover: Handover) -> Override | None:
    """Return the decision by which the handover was completed with things open; None while it is open, or if nothing was."""
    decided = [one for one in handover.overrides if one.kind is OverrideKind.COMPLETION and not one.taken_back_by]
    return decided[-1] if decided and decided[-1].at == handover.closed_at else None


def acceptable(handover: Handover) -> tuple[Answer, ...]:
    """Return the answers that can be accepted in the incoming CSM's place now."""
    return awaiting_review(handover)[:MOST_ACCEPTED]


def seen_of(answers: Iterable[Answer]) -> dict[str, str]:
    """Return the fingerprint of each answer as it is shown, by item."""
    return {one.item: answer_fingerprint(one) for one in answers}


def override(
    handover: Handover,
    kind: OverrideKind,
    why: str,
    *,
    by: Person,
    now: datetime,
    seen: Mapping[str, str],
    beside: Beside = NOTHING,
) -> Decision:
    """Decide in another's place, keep why, and say it in the channel. Of answers those are accepted that were `seen` as they are.

    `beside` is what the e-mail is read beside.

    Raises FieldProblems (field `why`: MISSING or SECRET; field `kind`: CHANGED_SINCE), NotYours for who may not, AlreadyDone
    when there is nothing to decide any more, NotReadyToApprove for an e-mail with problems, NotActive.
    """
    require_active(handover)
    if kind not in overridable(handover, by):
        if not may_override(handover, by):
            raise NotYours(Task.OVERRIDE, (AllowedRole.MANAGER,))
        raise AlreadyDone(Done.TODO_SETTLED)
    why = required("why", why)
    accepted = unchanged_since_seen(handover, seen)
    match kind:
        case OverrideKind.ACCEPTANCE:
            if not accepted:
                raise FieldProblems({"kind": FieldProblem.CHANGED_SINCE})
            decided = _accept(handover, accepted, by.id, now)
        case OverrideKind.APPROVAL:
            # The reason is also why what is worth a look in the e-mail may go out as it is.
            decided = approve_version(handover, by=by.id, now=now, beside=beside, reason=why)
        case OverrideKind.READINESS:
            decided = _sign_off(handover, by.id, now)
        case OverrideKind.COMPLETION:
            decided = ended(handover, by=by.id, now=now)
        case OverrideKind.CONFIDENTIALITY:
            told = with_dates(handover, confidential_until=None)
            decided = concluded(told, *notices_of(told, told.introduction))
    kept = Override(kind, why, by.id, now, *_concerned(handover, kind, accepted))
    recorded = replace(decided.handover, overrides=(*handover.overrides, kept))
    number = len(handover.overrides)
    return Decision(recorded, (overridden(handover, number), *override_told(recorded, number), *decided.jobs))


def take_back(handover: Handover, number: int, *, by: Person) -> Decision:
    """Take a decision in somebody's place back: what it accepted waits for them again, and so does the sign-off.

    Whoever took it, whoever could have, and in whose place it was taken may. Raises NotYours, AlreadyDone, NotActive.
    """
    require_active(handover)
    if not 0 <= number < len(handover.overrides):
        raise AlreadyDone(Done.TAKEN_BACK)
    made = handover.overrides[number]
    if not (may_override(handover, by) or by.id in (made.by, made.instead_of)):
        raise NotYours(Task.OVERRIDE, (AllowedRole.MANAGER,))
    if made.taken_back_by or made.kind not in REVERSIBLE:
        raise AlreadyDone(Done.TAKEN_BACK)
    without = _not_accepted(handover, made) if made.kind is OverrideKind.ACCEPTANCE else _not_signed_off(handover, made)
    overrides = list(handover.overrides)
    overrides[number] = replace(made, taken_back_by=by.id)
    after = replace(without, overrides=tuple(overrides))
    return concluded(after, replace(overridden(handover, number), again=True), *override_told(after, number))


def overridden(handover: Handover, number: int) -> Job:
    """Say in the channel that something was decided in somebody's place, and why. `number` counts from 0."""
    key = f"overridden:{handover.id}:{number}"
    return Job(OVERRIDDEN, key, channel_lane(handover.id), handover.id, {"number": str(number)})


def override_told(handover: Handover, number: int) -> tuple[Job, ...]:
    """Tell whose decision it was that it was taken in their place, or bring that message up to date. `number` counts from 0.

    Nobody where it was nobody's but whoever's took it.
    """
    made = handover.overrides[number]
    if made.instead_of in ("", made.by) or made.instead_of not in handover.participants:
        return ()
    key = f"{OVERRIDE_TOLD}:{handover.id}:{number}"
    # A lane of its own: it waits for their working hours, and holds up nothing else.
    ref = {"user": made.instead_of, "number": str(number)}
    return (Job(OVERRIDE_TOLD, key, key, handover.id, ref, again=True),)


def _waits_for_approval(handover: Handover) -> bool:
    draft = handover.introduction
    return draft.drafted and not draft.approved and not draft.sent


def _concerned(handover: Handover, kind: OverrideKind, accepted: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return in whose place it is decided, and the titles of what it is about."""
    playbook = handover.playbook
    match kind:
        case OverrideKind.ACCEPTANCE:
            return handover.incoming, tuple(playbook.item(item).title for item in accepted)
        case OverrideKind.APPROVAL:
            asked = approver(handover)
            return asked if asked != handover.introduction.author else "", ()
        case OverrideKind.READINESS:
            return handover.incoming, (playbook.step_of_kind(StepKind.SIGN_OFF).title,)
        case OverrideKind.COMPLETION:
            open_ = still_open(handover)
            return "", (*open_.items, *open_.reviews, *open_.questions, *open_.steps)
        case OverrideKind.CONFIDENTIALITY:
            return "", ()


def _accept(handover: Handover, items: Iterable[str], by: str, now: datetime) -> Decision:
    accepted = {
        item: replace(handover.answer(item), accepted_by=by, accepted_at=now, was_accepted=None) for item in items
    }
    return concluded(replace(handover, answers={**handover.answers, **accepted}))


def _not_accepted(handover: Handover, made: Override) -> Handover:
    waiting = {
        key: replace(one, accepted_by="", accepted_at=None)
        for key, one in handover.answers.items()
        if (one.accepted_by, one.accepted_at) == (made.by, made.at)
    }
    return replace(handover, answers={**handover.answers, **waiting})


def _sign_off(handover: Handover, by: str, now: datetime) -> Decision:
    key = handover.playbook.step_of_kind(StepKind.SIGN_OFF).key
    done = replace(handover.step(key), done_by=by, done_at=now)
    return concluded(replace(handover, steps={**handover.steps, key: done}))


def _not_signed_off(handover: Handover, made: Override) -> Handover:
    key = handover.playbook.step_of_kind(StepKind.SIGN_OFF).key
    state = handover.step(key)
    if (state.done_by, state.done_at) != (made.by, made.at):
        return handover
    return replace(handover, steps={**handover.steps, key: replace(state, done_by="", done_at=None)})
