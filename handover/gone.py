"""Somebody who takes part can do so no more: whoever decides is asked how it goes on, and decides with a tap (P7, P111).

Meanwhile nothing waits for nobody: whoever stays answers in an outgoing CSM's place (`replanning.changing.outgoing_has_gone`).
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from handover.access import may_see, require_open
from handover.areas import area_with
from handover.leaders import Leaders, leads_everybody
from handover.model.audit import PlanField
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.jobs import Job, JobKind
from handover.model.people import Person, Role
from handover.model.playbook import Playbook
from handover.model.refusals import AlreadyDone, Done, NotAParticipant
from handover.opening.form import PlanForm
from handover.playbook_change import change_playbook, undo_change, undoable
from handover.playbooks.library import WITH
from handover.reasons import RULES
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of
from handover.replanning.undoing import undo
from handover.roles import has_declined

SOMEBODY_GONE = JobKind("somebody_gone")
EMERGENCY = RULES[Reason.ABRUPT_EXIT].playbook
"""Key of the playbook for customers whose CSM has left without notice."""
_OF_EMERGENCY = frozenset({PlanField.REASON, PlanField.CUSTOMER_REASON})
"""What of the plan the emergency path changes."""


def part_of(handover: Handover, gone: str) -> Role | None:
    """Return the role of this person in which somebody else is to be chosen; None where somebody has been.

    That is also the one of an outgoing CSM in whose place somebody answers since their account was closed.
    """
    held = handover.roles_of(gone)
    return held[0] if held else Role.OUTGOING if stood_in_for(handover, gone) else None


def misses(handover: Handover, gone: str) -> bool:
    """Return whether somebody is to decide how it goes on without this person: they have a role or an area."""
    return part_of(handover, gone) is not None or area_with(handover, gone) is not None


def area_passed_on(before: Handover, decision: Decision, by: str) -> Decision:
    """Return the decision with what `by` was asked brought up to date, about who is gone and whose area is another's by it."""
    gone = (one.who for one in before.areas if one.gone and not misses(decision.handover, one.who))
    return Decision(decision.handover, (*decision.jobs, *(decision_wanted(before.id, who, by) for who in gone)))


def stood_in_for(handover: Handover, user: str) -> bool:
    """Return whether this is the outgoing CSM in whose place somebody answers since their account was closed, chosen by nobody."""
    made = [one for one in handover.changes if one.what is PlanField.OUTGOING]
    return bool(handover.leaver) and bool(made) and made[-1].before == user and not made[-1].by


def who_decides(handover: Handover, gone: str, lead: str, barred: Collection[str]) -> str:
    """Return the user id of who is asked: the manager, else who leads them, else the other CSM; empty where nobody is there."""
    candidates = (handover.manager, lead, handover.incoming, handover.outgoing)
    there = (one for one in candidates if one and one != gone and one not in barred)
    return next((one for one in there if not has_declined(handover, one)), "")


def may_decide(handover: Handover, person: Person, leaders: Leaders) -> Handover:
    """Return the handover unchanged, for who takes part in it, and for those who lead everybody. Raises NotAParticipant."""
    if may_see(handover, person) or leads_everybody(leaders, person):
        return handover
    raise NotAParticipant(handover.account)


def decision_wanted(handover_id: str, gone: str, user: str) -> Job:
    """Ask this user how it goes on without somebody, or bring that message up to date."""
    key = f"{SOMEBODY_GONE}:{handover_id}:{gone}:{user}"
    # A lane of its own: it waits for their working hours, and holds up nothing else.
    return Job(SOMEBODY_GONE, key, key, handover_id, {"user": user, "gone": gone}, again=True)


def on_emergency_path(handover: Handover) -> bool:
    """Return whether it is handled as an exit without notice, by its reason and its playbook."""
    return handover.reason is Reason.ABRUPT_EXIT and handover.playbook.key.partition(WITH)[0] == EMERGENCY


def replaced(handover: Handover, gone: str, chosen: str) -> PlanForm:
    """Return the plan with somebody in the place of who has gone. Raises AlreadyDone where somebody is, NotActive."""
    require_open(handover)
    role = part_of(handover, gone)
    if role is None:
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    held = handover.roles_of(gone) or (role,)
    people = {part: chosen if part in held else getattr(handover, part) for part in Role}
    return replace(
        plan_of(handover),
        outgoing=people[Role.OUTGOING],
        incoming=people[Role.INCOMING],
        manager=people[Role.MANAGER],
        backup=people[Role.BACKUP],
    )


def replace_gone(
    handover: Handover, gone: str, people: Mapping[str, Person], chosen: str, *, by: Person, today: date, now: datetime
) -> Decision:
    """Have somebody take the place of who has gone, with all that was open for them.

    Raises FieldProblems (`who`), AlreadyDone, NotActive.
    """
    form = replaced(handover, gone, chosen)
    try:
        decision = change_plan(handover, form, people, by=by, today=today, now=now, shown={})
    except FieldProblems as wrong:
        raise FieldProblems({"who": next(iter(wrong.problems.values()))}, wrong.facts) from wrong
    return Decision(decision.handover, (*decision.jobs, decision_wanted(handover.id, gone, by.id)))


def back_again(handover: Handover, gone: str) -> PlanForm:
    """Return the plan with an outgoing CSM who is back in their place. Raises AlreadyDone where it is another's, NotActive."""
    require_open(handover)
    if not stood_in_for(handover, gone):
        raise AlreadyDone(Done.PLAN_CHANGED_SINCE)
    return replace(plan_of(handover), outgoing=gone, leaver="")


def hand_over_again(
    handover: Handover, gone: str, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Have an outgoing CSM who is back hand over again. Raises AlreadyDone, NotActive, FieldProblems."""
    form = back_again(handover, gone)
    decision = change_plan(handover, form, people, by=by, today=today, now=now, shown={})
    return Decision(decision.handover, (*decision.jobs, decision_wanted(handover.id, gone, by.id)))


def take_emergency_path(
    handover: Handover,
    gone: str,
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
    shown = decision_wanted(handover.id, gone, by.id)
    if changed.handover.playbook.key == playbook.key:
        return Decision(changed.handover, (*changed.jobs, shown))
    other = change_playbook(changed.handover, playbook, by=by.id, now=now)
    return Decision(other.handover, (*changed.jobs, *other.jobs, shown))


def leave_emergency_path(
    handover: Handover, gone: str, people: Mapping[str, Person], *, by: Person, today: date, now: datetime
) -> Decision:
    """Undo `take_emergency_path`. Raises AlreadyDone where something of it was changed since, NotActive."""
    require_open(handover)
    taken = [one.at for one in handover.changes if one.what is PlanField.REASON and one.after == Reason.ABRUPT_EXIT]
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
    return Decision(undone.handover, (*jobs, *undone.jobs, decision_wanted(handover.id, gone, by.id)))
