"""Who still does something of a role that somebody else has now: until it is done, they decline or are gone."""

from datetime import datetime, timedelta

from handover.home import home_tab
from handover.interview.questions import realigned
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, thread_lane
from handover.role_change.moving import keepers, still_kept, without_kept
from handover.stages import concluded

KEPT_DONE = JobKind("kept_done")
UNDONE_UNTIL = timedelta(hours=1)
"""How long after their last thing somebody still takes part: what they have just done can be undone."""


def done_with(handover: Handover, user: str) -> bool:
    """Return whether this person has done all that they kept, and takes no other part in a handover that runs."""
    kept = user in keepers(handover) and not still_kept(handover, user)
    return kept and handover.open and not handover.roles_of(user)


def keepers_thanked(handover: Handover, now: datetime) -> tuple[Job, ...]:
    """Return the jobs that thank those who have done all that they kept, an hour after `now` (UTC)."""
    done = (user for user in keepers(handover) if done_with(handover, user))
    return tuple(_kept_done(handover.id, user, now + UNDONE_UNTIL) for user in done)


def let_go(handover: Handover, user: str) -> Decision:
    """Return the handover in which this person, who has done all that they kept, takes no part any more."""
    if not done_with(handover, user):
        return unchanged(handover)
    return concluded(without_kept(handover, user), home_tab(user))


def keeper_has_gone(handover: Handover, user: str) -> Decision:
    """Return the handover in which what somebody has kept who is not there any more is done by whoever holds the role."""
    if user not in keepers(handover) or not handover.open:
        return unchanged(handover)
    moved, follow = realigned(without_kept(handover, user))
    return concluded(moved, *follow)


def _kept_done(handover_id: str, user: str, due: datetime) -> Job:
    key = f"kept_done:{handover_id}:{user}"
    return Job(KEPT_DONE, key, thread_lane(handover_id, user), handover_id, {"user": user}, due=due, again=True)
