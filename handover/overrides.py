"""Decisions in somebody's place: accept, approve, sign off or complete, with a reason that is kept and shown.

For when the person whose decision it is cannot take it: away for weeks, gone, or nobody at all (P24, P25, P112). Four eyes
stay wherever there are four.
"""

from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.completion import anything_open, still_open
from handover.introduction.drafting import approve_version
from handover.lifecycle import ended
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.model.records import Override, OverrideKind
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.roles import approver, approvers, may_override
from handover.stages import concluded, step_settled
from handover.text.intake import required
from handover.todos import awaiting_review

OVERRIDDEN = JobKind("overridden")


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
    }
    return tuple(kind for kind, possible in found.items() if possible)


def override(handover: Handover, kind: OverrideKind, why: str, *, by: Person, now: datetime) -> Decision:
    """Decide in another's place, keep why, and say it in the channel.

    Raises FieldProblems (field `why`: MISSING or SECRET), NotYours for who may not, AlreadyDone when there is nothing to
    decide any more, NotReadyToApprove for an e-mail with problems, NotActive.
    """
    require_active(handover)
    if kind not in overridable(handover, by):
        if not may_override(handover, by):
            raise NotYours(Task.OVERRIDE, (AllowedRole.MANAGER,))
        raise AlreadyDone(Done.TODO_SETTLED)
    why = required("why", why)
    if kind is OverrideKind.APPROVAL:
        # The reason is also why what is worth a look in the e-mail may go out as it is.
        decided = approve_version(handover, by=by.id, now=now, reason=why)
    else:
        decided = _DECIDE[kind](handover, by.id, now)
    kept = Override(kind, why, by.id, now, *_concerned(handover, kind))
    recorded = replace(decided.handover, overrides=(*handover.overrides, kept))
    return Decision(recorded, (overridden(handover, len(handover.overrides)), *decided.jobs))


def overridden(handover: Handover, number: int) -> Job:
    """Say in the channel that something was decided in somebody's place, and why. `number` counts from 0."""
    key = f"overridden:{handover.id}:{number}"
    return Job(OVERRIDDEN, key, channel_lane(handover.id), handover.id, {"number": str(number)})


def _waits_for_approval(handover: Handover) -> bool:
    draft = handover.introduction
    return draft.drafted and not draft.approved and not draft.sent


def _concerned(handover: Handover, kind: OverrideKind) -> tuple[str, tuple[str, ...]]:
    """Return in whose place it is decided, and the titles of what it is about."""
    playbook = handover.playbook
    match kind:
        case OverrideKind.ACCEPTANCE:
            return handover.incoming, tuple(playbook.item(one.item).title for one in awaiting_review(handover))
        case OverrideKind.APPROVAL:
            asked = approver(handover)
            return asked if asked != handover.introduction.author else "", ()
        case OverrideKind.READINESS:
            return handover.incoming, (playbook.step_of_kind(StepKind.SIGN_OFF).title,)
        case OverrideKind.COMPLETION:
            open_ = still_open(handover)
            return "", (*open_.items, *open_.reviews, *open_.questions, *open_.steps)


def _accept_all(handover: Handover, by: str, now: datetime) -> Decision:
    accepted = {
        one.item: replace(one, accepted_by=by, accepted_at=now, was_accepted=None) for one in awaiting_review(handover)
    }
    return concluded(replace(handover, answers={**handover.answers, **accepted}))


def _sign_off(handover: Handover, by: str, now: datetime) -> Decision:
    key = handover.playbook.step_of_kind(StepKind.SIGN_OFF).key
    done = replace(handover.step(key), done_by=by, done_at=now)
    return concluded(replace(handover, steps={**handover.steps, key: done}))


def _complete(handover: Handover, by: str, now: datetime) -> Decision:
    return ended(handover, by=by, now=now)


_DECIDE = {
    OverrideKind.ACCEPTANCE: _accept_all,
    OverrideKind.READINESS: _sign_off,
    OverrideKind.COMPLETION: _complete,
}
