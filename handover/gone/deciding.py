"""What is decided about somebody who can take part no more: the emergency path, a replacement, and that they are back."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from handover.access import may_see, require_open
from handover.gone.asking import on_emergency_path, part_of, taken_at, takes_back_emergency, way_back
from handover.leaders import Leaders, leads_everybody
from handover.model.audit import PlanField
from handover.model.decision import Decision, unchanged
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.jobs import Job
from handover.model.people import Person, Role
from handover.model.playbook import Playbook
from handover.model.refusals import AlreadyDone, Done, NotAParticipant
from handover.opening.form import PlanForm
from handover.playbook_change import change_playbook, undo_change, undoable
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of
from handover.replanning.undoing import undo

_OF_EMERGENCY = frozenset({PlanField.REASON, PlanField.CUSTOMER_REASON})
"""What of the plan the emergency path changes."""


def may_decide(handover: Handover, person: Person, leaders: Leaders) -> Handover:
    """Return the handover unchanged, for who takes part in it, and for those who lead everybody. Raises NotAParticipant."""
    if may_see(handover, person) or leads_everybody(leaders, person):
        return handover
    raise NotAParticipant(handover.account)


def replaced(handover: Handover, gone: str, chosen: str) -> PlanForm:
    """Return the plan with somebody in the place of who has gone. Raises AlreadyDone where somebody is, NotActive."""
    require_open(handover)
    role = part_of(handover, gone)
    if role is None:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    return _with_roles(handover, chosen, handover.roles_of(gone) or (role,))


def replace_gone(
    handover: Handover, gone: str, people: Mapping[str, Person], chosen: str, *, by: Person, today: date, now: datetime
) -> Decision:
    """Have somebody take the place of who has gone, with all that was open for them.

    Raises FieldProblems (`who`), AlreadyDone, NotActive.
    """
    form = replaced(handover, gone, chosen)
    try:
        return change_plan(handover, form, people, by=by, today=today, now=now, shown={})
    except FieldProblems as wrong:
        raise FieldProblems({"who": next(iter(wrong.problems.values()))}, wrong.facts) from wrong


def back_again(handover: Handover, gone: str) -> PlanForm:
    """Return the plan with somebody who is back in the role they had. Raises AlreadyDone where they have one, NotActive."""
    require_open(handover)
    role = way_back(handover, gone)
    if role is None:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    again = _with_roles(handover, gone, (role,))
    return replace(again, leaver="") if role is Role.OUTGOING else again


def have_back(
    handover: Handover, gone: str, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Give somebody who is back the role they had. Where that is to hand over, nothing is an emergency any more.

    Raises AlreadyDone, NotActive, FieldProblems.
    """
    before = unchanged(handover)
    if way_back(handover, gone) is Role.OUTGOING and takes_back_emergency(handover):
        with suppress(AlreadyDone):
            before = leave_emergency_path(handover, people, by=by, today=today, now=now)
    form = back_again(before.handover, gone)
    changed = change_plan(before.handover, form, people, by=by, today=today, now=now, shown={})
    return Decision(changed.handover, (*before.jobs, *changed.jobs))


def take_emergency_path(
    handover: Handover,
    playbook: Playbook,
    people: Mapping[str, Person],
    *,
    by: Person,
    today: date,
    now: datetime,
) -> Decision:
    """Have it go on as an exit without notice: its reason, which the customer is not told, and the emergency playbook.

    What is answered is kept. Raises AlreadyDone when it is, or nobody has left; KeysClash, NotActive.
    """
    require_open(handover)
    if not handover.leaver or on_emergency_path(handover):
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    form = replace(plan_of(handover), reason=Reason.ABRUPT_EXIT, customer_reason="", back_on=None)
    changed = change_plan(handover, form, people, by=by, today=today, now=now, shown={})
    if changed.handover.playbook.key == playbook.key:
        return changed
    other = change_playbook(changed.handover, playbook, by=by.id, now=now)
    return Decision(other.handover, (*changed.jobs, *other.jobs))


def leave_emergency_path(
    handover: Handover, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Undo `take_emergency_path`. Raises AlreadyDone where something of it was changed since, NotActive."""
    require_open(handover)
    taken = taken_at(handover)
    numbers = [
        number
        for number, one in enumerate(handover.changes)
        if taken and one.at == taken[-1] and one.what in _OF_EMERGENCY
    ]
    if not numbers:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    before = undoable(handover, now)
    jobs: tuple[Job, ...] = ()
    if before is not None and before.at == taken[-1]:
        back = undo_change(handover, by=by.id, now=now)
        handover, jobs = back.handover, back.jobs
    undone = undo(handover, numbers[0], len(numbers), people, by=by, today=today, now=now)
    return Decision(undone.handover, (*jobs, *undone.jobs))


def _with_roles(handover: Handover, user: str, roles: Iterable[Role]) -> PlanForm:
    """Return the plan with this person in these roles."""
    people: dict[str, Any] = {role.value: user for role in roles}
    return replace(plan_of(handover), **people)
