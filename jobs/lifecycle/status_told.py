"""Tells one person directly that a handover was paused, resumed, reopened, cancelled or completed, in their working hours."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover, Status
from handover.status_told import STATUS_TOLD, heard, is_news_to, still_holds
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from jobs.shared_channel import channel_for
from messages import lifecycle
from storage.jobs.outbox import ClaimedJob


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the message if it still holds when they can be told and is news to them.

    So of several changes only the last one is told, and nobody reads that something goes on of which they never heard that it
    stood still.
    """
    user, status = context.job.ref["user"], Status(context.job.ref["status"])
    handover = await context.handover_for(user)
    if not still_holds(handover, status, datetime.fromisoformat(context.job.ref["at"])):
        return Dropped("it has changed again since")
    if not is_news_to(handover, user):
        return Dropped("they never heard that it stood still")
    place = await channel_for(context, handover, user)
    message = lifecycle.status_told(handover, status, context.job.ref["by"], place)
    return Said(message)


def _noted(job: ClaimedJob, told: bool) -> Callable[[Handover], Decision]:
    """Return the rule that notes that they know. That it stands still counts as known before it is said.

    So nobody misses that it goes on who was told by an attempt that was cut off.
    """
    status = Status(job.ref["status"])
    if status is Status.ACTIVE and not told:
        return unchanged
    return partial(heard, user=job.ref["user"], status=status)


JOB = JobType(
    STATUS_TOLD,
    in_working_hours(say),
    retention=Retention.WHILE_HANDOVER_OPEN,
    on_failure=OnFailure.SILENT,
    say=say,
    noted=_noted,
)
