"""Who does what in a handover: owners, those who may act for them, and who answers for a CSM who has gone (P23–P25, P111, P112)."""

from handover.access import require_active
from handover.model.calls import CallKind
from handover.model.handover import Handover
from handover.model.kept import ThingKind
from handover.model.letter_style import Writer
from handover.model.people import Person, Role
from handover.model.playbook import Item, Step, StepKind
from handover.model.refusals import AllowedRole, NotYours, Task
from handover.reasons import RULES

PERSONAL_WORD = "P128"
"""Practice cited by the steps that introduce the new CSM to one person there, as the e-mail does to all of them."""
NAMING = frozenset({"P25", "P111"})
"""Practices cited by the step that is done with naming a temporary contact."""
FIRST_CALL = frozenset({"P85", "P102"})
"""Practices cited by the steps that arrange the first call with the customer."""


def stand_in(*, incoming: str, manager: str = "", backup: str = "", gone: str = "") -> str:
    """Return the user id of who answers for an outgoing CSM who has gone: the backup, else the manager, else the incoming CSM.

    `gone` is the user id of whoever has gone, if they have one.
    """
    return next((user for user in (backup, manager) if user and user != gone), incoming)


def doer(handover: Handover, step: Step) -> str:
    """Return the user id of who is to do a step.

    What somebody has kept of a role that they held is theirs. What an outgoing CSM who has gone would have done with the
    customer and the team is for the incoming CSM to do. Who writes to the customer, and who is at the first call with them, is
    as the reason says (P24): whoever is not there arranges no call either.
    """
    if kept := handover.keeper(ThingKind.STEP, step.key):
        return kept
    if step.kind is StepKind.INTRODUCTION and (chosen := _chosen_writer(handover)):
        return chosen
    rules = RULES[handover.reason]
    absent = Role.OUTGOING not in rules.present
    writes = step.kind is StepKind.INTRODUCTION or (absent and PERSONAL_WORD in step.practices)
    if writes and rules.writes is Role.MANAGER and handover.manager and step.owner is Role.OUTGOING:
        return handover.manager
    faces = writes or step == handover.playbook.first_joint_call() or {*step.practices} >= FIRST_CALL
    away = faces and absent
    gone = handover.leaver or away or (writes and rules.writes is Role.INCOMING)
    if step.kind is StepKind.SIGN_OFF or (gone and step.owner is Role.OUTGOING):
        return handover.incoming
    return handover.person(step.owner)


def _chosen_writer(handover: Handover) -> str:
    """Return the user id of who was chosen to write to the customer; empty where nobody was, or they are not there to do so."""
    match handover.introduction.style.writer:
        case Writer.MANAGER:
            return handover.manager
        case Writer.INCOMING:
            return handover.incoming
        case Writer.OUTGOING | Writer.BOTH:
            return "" if handover.leaver else handover.outgoing
        case None:
            return ""


def is_naming(step: Step) -> bool:
    """Return whether this step is done with naming a temporary contact."""
    return {*step.practices} >= NAMING


def callers(handover: Handover, step: Step) -> tuple[str, ...]:
    """Return the user ids of who takes part in a call for us, each once: who holds it, and both CSMs (P81, P85).

    At the first one with the customer it is who the reason asks to be there (P3, P6, P13); in one that the incoming CSM holds
    alone nobody else is (P86).
    """
    known = handover.calls.get(step.key)
    if known is not None and known.kind is CallKind.ALONE:
        return (doer(handover, step),)
    if step != handover.playbook.first_joint_call():
        return tuple(dict.fromkeys((doer(handover, step), handover.outgoing, handover.incoming)))
    there = (getattr(handover, role) for role in RULES[handover.reason].present)
    return tuple(dict.fromkeys((doer(handover, step), *filter(None, there))))


def sender(handover: Handover) -> str:
    """Return the user id of who sends the introduction e-mail to the customer, in whose name it is written."""
    return doer(handover, handover.playbook.step_of_kind(StepKind.INTRODUCTION))


def may_answer(handover: Handover, item: Item, person: Person) -> bool:
    """Return whether this person may answer the item: its owner, whoever holds its role, the manager, the backup, an admin.

    Where the outgoing CSM has gone, whoever stays may answer everything.
    """
    writers = {handover.owner(item), handover.person(item.owner), handover.manager, handover.backup}
    if handover.leaver:
        writers.add(handover.incoming)
    return person.admin or (bool(person.id) and person.id in writers)


def may_finish(handover: Handover, step: Step, person: str) -> bool:
    """Return whether the person may do the step: who is to do it, a CSM or the backup; for the sign-off not the outgoing CSM."""
    if not person:
        return False
    if step.kind is StepKind.SIGN_OFF:
        return person in (handover.incoming, handover.backup)
    return person in (doer(handover, step), handover.outgoing, handover.incoming, handover.backup)


def step_for(handover: Handover, key: str, by: str) -> Step:
    """Return a step for somebody who may do it. Raises NotYours, NotActive."""
    require_active(handover)
    step = handover.playbook.step(key)
    if not may_finish(handover, step, by):
        raise NotYours(Task.FINISH_STEP, _allowed(step), step.title)
    return step


def _allowed(step: Step) -> tuple[AllowedRole, ...]:
    if step.kind is StepKind.SIGN_OFF:
        return (AllowedRole.INCOMING,)
    owner = (AllowedRole.MANAGER,) if step.owner is Role.MANAGER else ()
    return (*owner, AllowedRole.OUTGOING, AllowedRole.INCOMING)


def needs_review(handover: Handover, item: Item) -> bool:
    """Return whether the incoming CSM is to read and accept the answer: not what they are to write or have written themselves."""
    return item.owner is not Role.INCOMING and handover.answer(item.key).by != handover.incoming


def reviewer(handover: Handover, item: str) -> str:
    """Return the user id of who is asked to accept the answer: whose area it is, else the incoming CSM.

    That is the incoming CSM as well where the one whose area it is has declined, is gone, or has given the answer.
    """
    holders = (one.who for one in handover.areas if item in one.items and not one.gone)
    may = (user for user in holders if user != handover.answer(item).by and not has_declined(handover, user))
    return next(may, handover.incoming)


def reviewers(handover: Handover) -> frozenset[str]:
    """Return the user ids of who reads the answers, asks, and accepts at least some of them."""
    return frozenset({handover.incoming, handover.backup, *(one.who for one in handover.areas)}) - {""}


def repliers(handover: Handover, asked_by: str) -> set[str]:
    """Return the user ids that may reply to a question of `asked_by`, who replies themselves only when there is nobody else."""
    others = {handover.outgoing, handover.manager, handover.backup} - {asked_by, ""}
    return others or {asked_by}


def approvers(handover: Handover) -> tuple[str, ...]:
    """Return the user ids that may approve the introduction e-mail: who takes part and has not declined, except its last author.

    Who takes part only for an area answers for that alone. Where the manager is to approve it, the backup stands in for them.
    Where neither can, and where the manager has written it, it is anybody else: nothing waits for nobody.
    """
    return approvers_for_the_workspace(handover) or _second_readers(handover)


def approvers_for_the_workspace(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of who has to approve the e-mail where the workspace asks that of the manager; none where anybody may."""
    draft, deciding = handover.introduction, (handover.manager, handover.backup)
    if not draft.manager_approves or draft.author == handover.manager:
        return ()
    return tuple(user for user in _second_readers(handover) if user in deciding)


def _second_readers(handover: Handover) -> tuple[str, ...]:
    only_area = {one.who for one in handover.areas} - {one.person for one in handover.kept}
    return tuple(
        user
        for user in handover.participants
        if user != handover.introduction.author
        and not has_declined(handover, user)
        and (user not in only_area or handover.roles_of(user))
    )


def has_declined(handover: Handover, user: str) -> bool:
    """Return whether this person has said that the handover is not theirs: they are asked for nothing in it."""
    return any(one.by == user for one in handover.declines)


def approver(handover: Handover) -> str:
    """Return the user id of who is reminded to approve the e-mail: the other CSM, else the first who may, else its author."""
    may = approvers(handover)
    csms = (user for user in (handover.incoming, handover.outgoing) if user in may)
    return next(csms, may[0] if may else handover.introduction.author)


def may_override(handover: Handover, person: Person) -> bool:
    """Return whether this person may decide in another's place, with a reason: the manager or an admin.

    In a handover without a manager the backup may, too.
    """
    return person.admin or (bool(person.id) and person.id == (handover.manager or handover.backup))
