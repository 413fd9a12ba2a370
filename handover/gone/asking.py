"""Who is asked how it goes on without somebody who can take part no more, and what brings that up to date (P7, P111).

Meanwhile nothing waits for nobody: whoever stays answers in an outgoing CSM's place (`replanning.changing.outgoing_has_gone`).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from handover.areas import area_with
from handover.failures import PERSON, failure_notice
from handover.model.audit import PLAN_PEOPLE, Change, PlanField
from handover.model.decision import Decision, unchanged
from handover.model.gone import GoneParticipant
from handover.model.handover import Handover, Reason
from handover.model.jobs import Job, JobKind
from handover.model.people import Role
from handover.playbooks.library import WITH
from handover.reasons import RULES
from handover.roles import has_declined

SOMEBODY_GONE = JobKind("somebody_gone")
EMERGENCY = RULES[Reason.ABRUPT_EXIT].playbook
"""Key of the playbook for customers whose CSM has left without notice."""


def part_of(handover: Handover, gone: str) -> Role | None:
    """Return the role of this person in which somebody else is to be chosen; None where somebody has been.

    That is also the one of an outgoing CSM in whose place somebody answers since their account was closed.
    """
    held = handover.roles_of(gone)
    return held[0] if held else Role.OUTGOING if stood_in_for(handover, gone) else None


def misses(handover: Handover, gone: str) -> bool:
    """Return whether somebody is to decide how it goes on without this person: they have a role or an area, or left one empty."""
    theirs = part_of(handover, gone) is not None or area_with(handover, gone) is not None
    return theirs or bool(left_empty(handover, gone))


def left_empty(handover: Handover, gone: str) -> tuple[Role, ...]:
    """Return the roles that an outgoing CSM had besides, that were emptied as their account was closed, and that nobody has yet."""
    return tuple(role for role in (Role.MANAGER, Role.BACKUP) if _emptied(handover, role, gone))


def _emptied(handover: Handover, role: Role, gone: str) -> bool:
    last = next((one for one in reversed(handover.changes) if one.what.value == role.value), None)
    return last is not None and last.before == gone and not (last.after or last.by or getattr(handover, role))


def stood_in_for(handover: Handover, user: str) -> bool:
    """Return whether this is the outgoing CSM in whose place somebody answers since their account was closed, chosen by nobody.

    Where whoever answered has gone as well, it is still the first of them.
    """
    first = ""
    for one in handover.changes:
        if one.what is PlanField.OUTGOING:
            first = "" if one.by else first or one.before
    return bool(handover.leaver) and first == user


def taken_over(handover: Handover, gone: str) -> Change | None:
    """Return the change by which somebody, or nobody, does now what this person did; None where it is still theirs."""
    theirs = [one for one in handover.changes if one.what in PLAN_PEOPLE and one.before == gone]
    if not theirs or handover.roles_of(gone):
        return None
    role = next(one.what for one in theirs if one.at == theirs[-1].at)
    return next(one for one in reversed(handover.changes) if one.what is role)


def on_emergency_path(handover: Handover) -> bool:
    """Return whether it is handled as an exit without notice, by its reason and its playbook."""
    return handover.reason is Reason.ABRUPT_EXIT and handover.playbook.key.partition(WITH)[0] == EMERGENCY


def taken_at(handover: Handover) -> list[datetime]:
    """Return when (UTC) it was made an exit without notice while it ran."""
    return [one.at for one in handover.changes if one.what is PlanField.REASON and one.after == Reason.ABRUPT_EXIT]


def takes_back_emergency(handover: Handover) -> bool:
    """Return whether it is on the emergency path and was not from the start, so that it can go on as it was begun."""
    return on_emergency_path(handover) and bool(taken_at(handover))


def who_decides(handover: Handover, gone: str, leads: Sequence[str], barred: Collection[str]) -> str:
    """Return the user id of who is asked; empty where nobody is there.

    That is the manager, else the first of those who lead them, else the other CSM, the backup, whoever has an area, or whoever
    started it.
    """
    others = (handover.incoming, handover.outgoing, handover.backup, *handover.beside, handover.opened_by)
    there = (one for one in (handover.manager, *leads, *others) if one and one != gone and one not in barred)
    return next((one for one in there if not has_declined(handover, one)), "")


def asked(handover: Handover, gone: str, why: str, users: Collection[str]) -> Decision:
    """Have these users asked how it goes on without somebody, and whoever was asked before see how it stands.

    Changes nothing where nothing is to be decided.
    """
    if not handover.open or not misses(handover, gone):
        return unchanged(handover)
    before = _known(handover, gone) or GoneParticipant(gone, why)
    news = before.times + 1 if before.back else before.times
    told = tuple(dict.fromkeys((*before.asked, *(one for one in users if one))))
    return _with(handover, replace(before, why=why, asked=told, times=news, back=False))


def returned(handover: Handover, gone: str) -> Decision:
    """Have whoever was asked hear that this person can take part again, where somebody does by now what was theirs.

    Changes nothing where nobody was asked about them.
    """
    before = _known(handover, gone)
    if before is None or not handover.open:
        return unchanged(handover)
    news = before.times + 1 if way_back(handover, gone) is not None and not before.back else before.times
    return _with(handover, replace(before, times=news, back=True))


def way_back(handover: Handover, gone: str) -> Role | None:
    """Return the role that somebody who is back could have again, since another has it or nobody; None for none."""
    since = taken_over(handover, gone)
    return None if since is None else Role(since.what.value)


def is_latest(handover: Handover, gone: str, times: str) -> bool:
    """Return whether this is the latest of what was said about somebody: the earlier ones have no buttons any more."""
    known = _known(handover, gone)
    return known is None or str(known.times) == times


def kept_up(before: Handover, decision: Decision) -> Decision:
    """Return the decision with all that speaks of somebody who has gone brought up to date, where it has decided about them."""
    after = decision.handover
    stale = [one for one in after.gone if _state(before, one.user) != _state(after, one.user)]
    notes = [failure_notice(after.id, PERSON, one.why, one.user, again=True) for one in stale if after.open]
    return Decision(after, (*decision.jobs, *(job for one in stale for job in _shown(after.id, one)), *notes))


def _known(handover: Handover, gone: str) -> GoneParticipant | None:
    return next((one for one in handover.gone if one.user == gone), None)


def _with(handover: Handover, known: GoneParticipant) -> Decision:
    others = tuple(one for one in handover.gone if one.user != known.user)
    return Decision(replace(handover, gone=(*others, known)), _shown(handover.id, known))


def _shown(handover_id: str, known: GoneParticipant) -> tuple[Job, ...]:
    return tuple(
        _question(handover_id, known.user, user, times) for user in known.asked for times in range(known.times + 1)
    )


def _question(handover_id: str, gone: str, user: str, times: int) -> Job:
    """Ask this user how it goes on without somebody, or bring that message up to date."""
    again = f":{times}" if times else ""
    key = f"{SOMEBODY_GONE}:{handover_id}:{gone}:{user}{again}"
    # A lane of its own: it waits for their working hours, and holds up nothing else.
    ref = {"user": user, "gone": gone, "times": str(times)}
    return Job(SOMEBODY_GONE, key, key, handover_id, ref, again=True)


def _state(handover: Handover, gone: str) -> tuple[object, ...]:
    """Return what the words about somebody who has gone depend on."""
    there = (handover.open, handover.outgoing, handover.incoming, on_emergency_path(handover))
    theirs = (part_of(handover, gone), left_empty(handover, gone), area_with(handover, gone))
    return *theirs, taken_over(handover, gone), *there
