"""Tells one person directly that a handover was paused, resumed, reopened, cancelled or completed, in their working hours."""

from datetime import datetime

from handover.hours import heard_at
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.status_told import STATUS_TOLD, heard, is_news_to, still_holds
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, OnFailure, Retention
from messages import lifecycle
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message if it still holds when they can be told and is news to them, and note that they know.

    So of several changes only the last one is told, and nobody reads that something goes on of which they never heard that it
    stood still.
    """
    user, status = context.job.ref["user"], Status(context.job.ref["status"])
    if await context.recalled(user) is None:
        handover = await context.handover_for(user)
        begins = heard_at((await context.people(user)).get(user, Person(user, "")), context.now())
        if begins > context.now():
            return Postponed(begins, "it is outside their working hours")
        if not still_holds(handover, status, datetime.fromisoformat(context.job.ref["at"])):
            return Dropped("it has changed again since")
        if not is_news_to(handover, user):
            return Dropped("they never heard that it stood still")
        await _tell(context, handover, user, status)
    await context.decide(lambda now: heard(now, user, status))
    return Done()


async def _tell(context: JobContext, handover: Handover, user: str, status: Status) -> None:
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    place = channel.conversation if channel else ""
    await context.post_to(user, lifecycle.status_told(handover, status, context.job.ref["by"], place))


JOB = JobType(STATUS_TOLD, run, retention=Retention.WHILE_HANDOVER_OPEN, on_failure=OnFailure.SILENT)
