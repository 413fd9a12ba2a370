"""When the incoming CSM is asked what they have found out and what they will do first: once, when that falls due."""

from datetime import UTC, date, datetime, time

from handover.interview.progress import unasked
from handover.interview.questions import begin
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Role
from handover.plan.due import due_date
from handover.stages import concluded
from handover.time.workdays import days_before

INTERVIEW_BEGINS = JobKind("interview_begins")
LEAD = 2
"""Working days before the first of the answers is due."""


def begins_on(handover: Handover) -> date | None:
    """Return the local day on which the incoming CSM's interview begins; None where nothing is left to ask, or it has begun."""
    days = [due_date(handover, item) for item in unasked(handover, Role.INCOMING)]
    if not days or handover.interview_of(Role.INCOMING).prompts:
        return None
    return max(days_before(min(days), LEAD, handover.workdays), handover.window.start)


def interview_begins(handover: Handover) -> tuple[Job, ...]:
    """Return the job that begins the incoming CSM's interview when it is time; asked for again whenever that may have changed."""
    day, user = begins_on(handover), handover.incoming
    if day is None:
        return ()
    key = f"interview_begins:{handover.id}:{user}:{day.isoformat()}"
    due = datetime.combine(day, time(), UTC)
    return (Job(INTERVIEW_BEGINS, key, key, handover.id, {"user": user}, due=due, again=True, urgent=False),)


def begin_incoming(handover: Handover, user: str) -> Decision:
    """Put the first prompt of their interview to this incoming CSM. Changes nothing where it is not theirs (any more)."""
    if not handover.active or handover.incoming != user or begins_on(handover) is None:
        return unchanged(handover)
    begun, follow = begin(handover, Role.INCOMING)
    return concluded(begun, *follow)
