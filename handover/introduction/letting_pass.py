"""What the check found in a letter, let pass with a reason that is kept and shown, and looked at again (P68, P104).

What is worth a look passes with anybody's reason. What is certain passes with the reason of whoever may decide in another's place,
where the check itself can be wrong: nothing blocks for ever.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handover.access import require_active
from handover.introduction.check import Beside, exempted, problems
from handover.introduction.drafting import notices_of
from handover.introduction.problem import Problem
from handover.introduction.refusals import NotReadyToApprove, OutOfDate
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.people import Person
from handover.model.refusals import AllowedRole, AlreadyDone, Done, NotYours, Task
from handover.roles import may_override
from handover.stages import concluded
from handover.text.intake import required


def let_pass(
    handover: Handover, *, version: int, by: Person, now: datetime, beside: Beside, field: str, reason: str
) -> Decision:
    """Let what is worth a look in this version pass for a reason. Changes nothing where nothing is.

    Raises FieldProblems (the `field` that asks for the reason: MISSING), OutOfDate, AlreadyDone once it is approved, NotActive.
    """
    found = [one for one in _found(handover, version, beside) if not one.certain]
    return _with(handover, found, by.id, now, required(field, reason))


def override(
    handover: Handover, *, version: int, by: Person, now: datetime, beside: Beside, field: str, reason: str
) -> Decision:
    """Let everything in this version pass for a reason, what is certain too, in the place of whoever would put it right.

    Raises NotReadyToApprove where something is missing or secret, NotYours for who may not decide so, and what `let_pass` raises.
    """
    if not may_override(handover, by):
        raise NotYours(Task.OVERRIDE, (AllowedRole.MANAGER,))
    found = _found(handover, version, beside)
    if lasting := [one for one in found if one.certain and not one.overridable]:
        raise NotReadyToApprove(len(lasting))
    return _with(handover, found, by.id, now, required(field, reason))


def look_again(handover: Handover, *, version: int, by: Person) -> Decision:
    """Take back what was let pass in this version: by whoever takes it back, or all of it for who may decide in another's place.

    Raises OutOfDate, AlreadyDone once it is approved and where there is nothing to take back, NotActive.
    """
    _current(handover, version)
    draft = handover.introduction
    kept = tuple(one for one in draft.exemptions if one.by != by.id and not may_override(handover, by))
    if kept == draft.exemptions:
        raise AlreadyDone(Done.TAKEN_BACK)
    return _stored(handover, replace(draft, exemptions=kept))


def _found(handover: Handover, version: int, beside: Beside) -> tuple[Problem, ...]:
    _current(handover, version)
    return problems(handover, handover.introduction, beside)


def _current(handover: Handover, version: int) -> None:
    require_active(handover)
    draft = handover.introduction
    if draft.sent:
        raise AlreadyDone(Done.EMAIL_SENT)
    if draft.approved:
        raise AlreadyDone(Done.EMAIL_APPROVED)
    if version != draft.version:
        raise OutOfDate(draft.author)


def _with(handover: Handover, found: Iterable[Problem], by: str, now: datetime, reason: str) -> Decision:
    passed = exempted(handover.introduction, found, by=by, now=now, reason=reason)
    if passed == handover.introduction:
        return unchanged(handover)
    return _stored(handover, passed)


def _stored(handover: Handover, draft: Introduction) -> Decision:
    return concluded(replace(handover, introduction=draft), *notices_of(handover, draft))
