"""Declining: somebody named in a handover says that it is not theirs; who started it and the manager are told. Undoable."""

from dataclasses import replace
from datetime import datetime

from handover.assignment import assignment_shown, taken_on
from handover.interview.questions import realigned
from handover.model.decision import Decision, unchanged
from handover.model.declines import Decline
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.holds import Snooze
from handover.model.jobs import Job, JobKind
from handover.model.refusals import AlreadyDone, Done, NotActive
from handover.model.subject import EVERYTHING
from handover.opening.jobs import welcomes
from handover.opening.window import LONGEST
from handover.stages import concluded

DECLINED = JobKind("declined")


def declined_by(handover: Handover, user: str) -> Decline | None:
    """Return the decline of this person that stands, None for none."""
    return next((one for one in handover.declines if one.by == user), None)


def decline(handover: Handover, why: str, instead: str = "", *, by: str, now: datetime) -> Decision:
    """Note that the handover is not this participant's, with the reason, and remind them of nothing in it any more.

    What they had kept of a role is for whoever holds it, as long as they do not take that back. `instead` is whom the incoming CSM
    proposes in their place. Raises NotActive when it has ended, AlreadyDone, FieldProblems (field `why`) without a reason.
    """
    if not handover.open:
        raise NotActive(handover.account, handover.status)
    if declined_by(handover, by):
        raise AlreadyDone(Done.DECLINED)
    if not why.strip():
        raise FieldProblems({"why": FieldProblem.MISSING})
    kept = tuple(hold for hold in handover.holds if hold.person != by or hold.subject != EVERYTHING)
    quiet = Snooze(EVERYTHING, by, handover.window.end + LONGEST)
    said = Decline(by, why.strip(), now, instead if by == handover.incoming else "")
    changed, asked = realigned(replace(handover, declines=(*handover.declines, said), holds=(*kept, quiet)))
    told = (*_told(changed, by, now), *_answered(changed, by))
    return concluded(changed, *asked, *told, *welcomes(changed, again=True))


def undo_decline(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Take a decline back: everything is as it was, and whoever was told is told so. Changes nothing without one.

    An incoming CSM takes the account on with that.
    """
    before = declined_by(handover, by)
    if before is None:
        return unchanged(handover)
    changed = taken_on(without_decline(handover, by), by=by, now=now)
    return concluded(changed, *_told(changed, by, before.at), *_answered(changed, by), *welcomes(changed, again=True))


def without_decline(handover: Handover, user: str) -> Handover:
    """Return the handover as if this person had not declined it: taken back, or they were chosen anew since."""
    if declined_by(handover, user) is None:
        return handover
    return replace(
        handover,
        declines=tuple(one for one in handover.declines if one.by != user),
        holds=tuple(hold for hold in handover.holds if (hold.person, hold.subject) != (user, EVERYTHING)),
    )


def told_of_decline(handover: Handover, by: str) -> tuple[str, ...]:
    """Return the user ids of who hears that this person declines: who started it and the manager, else the other CSMs."""
    deciding = dict.fromkeys(user for user in (handover.opened_by, handover.manager) if user and user != by)
    return tuple(deciding or dict.fromkeys(user for user in (handover.outgoing, handover.incoming) if user != by))


def notices_of_decline(handover: Handover, by: str) -> tuple[Job, ...]:
    """Bring up to date what was told of this person declining, where they have."""
    declined = declined_by(handover, by)
    return _told(handover, by, declined.at) if declined is not None else ()


def _answered(handover: Handover, by: str) -> tuple[Job, ...]:
    """Bring up to date what was told of an incoming CSM who had not answered."""
    return assignment_shown(handover) if by == handover.incoming else ()


def _told(handover: Handover, by: str, at: datetime) -> tuple[Job, ...]:
    return tuple(_notice(handover.id, user, by, at) for user in told_of_decline(handover, by))


def _notice(handover_id: str, user: str, by: str, at: datetime) -> Job:
    key = f"declined:{handover_id}:{by}:{user}:{at.isoformat()}"
    return Job(DECLINED, key, f"declined:{handover_id}:{user}", handover_id, {"user": user, "by": by}, again=True)
