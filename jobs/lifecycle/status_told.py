"""Tells one person directly that a handover was paused, resumed, reopened, cancelled or completed, in their working hours."""

from handover.hours import heard_at
from handover.lifecycle import STATUS_TOLD
from handover.model.handover import Status
from handover.model.people import Person
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure, Retention
from messages import lifecycle
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message, unless things have changed again before they heard: then only the last change is told."""
    user, status = context.job.ref["user"], Status(context.job.ref["status"])
    handover = await context.handover_for(user)
    begins = heard_at((await context.people(user)).get(user, Person(user, "")), context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    if handover.status is not status:
        return Dropped("it has changed again since")
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    message = lifecycle.status_told(handover, status, context.job.ref["by"], channel.conversation if channel else "")
    await context.post_to(user, message)
    return Done()


JOB = JobType(STATUS_TOLD, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
