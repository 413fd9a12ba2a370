"""What is decided about somebody who can take part no more: the emergency path, a replacement, and that they are back."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from handover.access import may_see, require_open
from handover.gone.asking import left_empty, on_emergency_path, part_of, taken_at, takes_back_emergency, way_back
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


def place_of(handover: Handover, gone: str, emptied: Role | None = None) -> Role:
    """Return the role in which somebody is to be chosen: that one which they left `emptied`, or what else was theirs.

    Raises AlreadyDone where somebody has it by now, NotActive.
    """
    require_open(handover)
    role = part_of(handover, gone) if emptied is None else emptied
    if role is None or (emptied is not None and emptied not in left_empty(handover, gone)):
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    return role


def replaced(handover: Handover, gone: str, chosen: str, emptied: Role | None = None) -> PlanForm:
    """Return the plan with somebody in the place of who has gone. Raises what `place_of` raises."""
    role = place_of(handover, gone, emptied)
    return _with_roles(handover, chosen, (role,) if emptied else handover.roles_of(gone) or (role,))


def replace_gone(
    handover: Handover,
    gone: str,
    people: Mapping[str, Person],
    chosen: str,
    emptied: Role | None = None,
    *,
    by: Person,
    today: date,
    now: datetime,
) -> Decision:
    """Have somebody take the place of who has gone, with all that was open for them, or a role that they left `emptied`.

    Raises FieldProblems (`who`), AlreadyDone, NotActive.
    """
    form = replaced(handover, gone, chosen, emptied)
    try:
        return change_plan(handover, form, people, by=by, today=today, now=now, shown={})
    except FieldProblems as wrong:
        raise FieldProblems({"who": next(iter(wrong.problems.values()))}, wrong.facts) from wrong


def back_again(handover: Handover, gone: str) -> PlanForm:
    """Return the plan with somebody who is back in the role they had, and in those they left empty.

    Raises AlreadyDone where they have one, NotActive.
    """
    require_open(handover)
    role = way_back(handover, gone)
    if role is None:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    besides = left_empty(handover, gone)
    again = _with_roles(handover, gone, (role, *besides))
    # Only who answers for somebody who had left before can have another role besides.
    return replace(again, leaver="") if role is Role.OUTGOING and not besides else again


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
