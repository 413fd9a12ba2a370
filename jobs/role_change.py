"""Thanks somebody who has done all that they kept of a role, in their working hours; after that they take no part any more."""

from functools import partial

from handover.model.decision import unchanged
from handover.role_change.keeping import KEPT_DONE, done_with, let_go
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Noted, Retention, Said
from messages.failures import FailureWords
from messages.role_change.thanks import thanks
from storage.jobs.outbox import ClaimedJob


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the thanks, unless something is theirs again by now or they have another part."""
    user = context.job.ref["user"]
    handover = await context.handover_for(user)
    if not done_with(handover, user):
        return Dropped("something is theirs again, or they have gone already")
    return Said(thanks(handover))


def _noted(job: ClaimedJob, told: bool) -> Noted:
    """Return the rule that lets them go once they were thanked."""
    return partial(let_go, user=job.ref["user"]) if told else unchanged


JOB = JobType(
    KEPT_DONE,
    in_working_hours(say),
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("thank somebody who has done what they kept"),
    say=say,
    noted=_noted,
)
