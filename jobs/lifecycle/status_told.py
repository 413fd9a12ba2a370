"""Tells one person directly that a handover was paused, resumed, reopened, cancelled or completed, in their working hours."""

from datetime import datetime
from functools import partial

from handover.model.handover import Status
from handover.status_told import STATUS_TOLD, heard, is_news_to, still_holds
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, waits_for_morning
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from messages import lifecycle
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message in their working hours, and note that they know; only the latter where an attempt was cut off between."""
    user, status = context.job.ref["user"], Status(context.job.ref["status"])
    await context.handover_for(user)
    if await context.recalled(user) is None or waits_for_morning(context.job):
        return await _tell(context)
    await context.decide(partial(heard, user=user, status=status))
    return Done()


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
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    place = channel.conversation if channel else ""
    message = lifecycle.status_told(handover, status, context.job.ref["by"], place)
    return Said(message, noted=partial(heard, user=user, status=status))


_tell = in_working_hours(say)

JOB = JobType(STATUS_TOLD, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT, say=say)
