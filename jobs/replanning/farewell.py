"""Thanks somebody who takes no part in a handover any more, in a direct message in their working hours."""

from functools import partial

from handover.model.audit import Change
from handover.model.handover import Handover
from handover.replanning.changing import FAREWELL
from handover.replanning.telling import heard_plan, knows_of_part
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Noted, Retention, Said
from messages.failures import FailureWords
from messages.replanning.note import farewell
from storage.jobs.outbox import ClaimedJob


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return it, unless they take part again by now or never heard that they did. It says no more than the customer's name."""
    handover, user = await context.handover(), context.job.ref["user"]
    if user in handover.participants:
        return Dropped("they take part again")
    if (await context.person(user)).barred:
        return Dropped("they can take part in nothing any more")
    if not knows_of_part(handover, user):
        return Dropped("they never heard that they took part")
    return Said(farewell(handover, _together(handover, context.job), user))


def _together(handover: Handover, job: ClaimedJob) -> list[Change]:
    """Return what was changed at once when they left."""
    changes = handover.changes[int(job.ref["number"]) :]
    return [one for one in changes if one.at == changes[0].at]


def _noted(job: ClaimedJob, told: bool) -> Noted:
    """Return the rule that notes that they know that they take no part any more."""
    number = int(job.ref["number"])
    return partial(heard_plan, user=job.ref["user"], upto=number + 1 if told else 0)


JOB = JobType(
    FAREWELL,
    in_working_hours(say),
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("thank somebody who takes no part any more"),
    say=say,
    noted=_noted,
)
