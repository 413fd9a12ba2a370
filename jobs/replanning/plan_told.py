"""Tells one person directly what of a changed plan concerns them, in their working hours."""

from functools import partial

from handover.replanning.telling import PLAN_TOLD, heard_plan, still_to_hear, who_changed
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Noted, OnFailure, Retention, Said
from messages.replanning.told import told
from storage.jobs.outbox import ClaimedJob


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return what concerns them and still holds, with what earlier changes have left to tell."""
    user = context.job.ref["user"]
    handover = await context.handover_for(user)
    if not handover.open:
        return Dropped("the handover has ended")
    news = still_to_hear(handover, user, _upto(context.job))
    if news is None:
        return Dropped("they know, a later change tells it, or it was undone before they heard of it")
    return Said(told(handover, news, user, who_changed(handover, user)))


def _upto(job: ClaimedJob) -> int:
    return int(job.ref["first"]) + int(job.ref["count"])


def _noted(job: ClaimedJob, told: bool) -> Noted:
    """Return the rule that notes that they have heard of the changes."""
    return partial(heard_plan, user=job.ref["user"], upto=_upto(job) if told else 0)


JOB = JobType(
    PLAN_TOLD,
    in_working_hours(say),
    retention=Retention.WHILE_HANDOVER_OPEN,
    on_failure=OnFailure.SILENT,
    say=say,
    noted=_noted,
)
