"""Asks whoever invites how the first of the regular calls went, once, and keeps that message up to date."""

from datetime import datetime, timedelta

from handover.calls.first_regular import SERIES_ASKED, first_call
from handover.calls.series import series_at
from handover.hours import heard_at
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.calls.first_regular import first_asked
from messages.failures import FailureWords


async def ask(context: JobContext) -> HandlerOutcome:
    """Ask it once the call is over, in their working hours; or show there what has become of it."""
    user, starts = context.job.ref["user"], datetime.fromisoformat(context.job.ref["starts"])
    handover = await context.handover_for(user)
    series = series_at(handover, int(context.job.ref["number"]))
    if series is None:
        return Dropped("the series is not known any more")
    message = first_asked(handover, series, starts)
    if (there := await context.recalled(user)) is not None:
        await context.updated(there[0], there[1], message)
        return Done({"ts": there[1]})
    if series.called_off or series.first_said is not None or first_call(series) != starts or not handover.active:
        return Dropped("it was said before it was asked, or the call has another time")
    begins = max(heard_at(await context.person(user), context.now()), starts + timedelta(minutes=series.minutes))
    if begins > context.now():
        return Postponed(begins, "the call is not over, or it is outside their working hours")
    _, ts = await context.post_to(user, message)
    return Done({"ts": ts})


JOB = JobType(
    SERIES_ASKED,
    ask,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords(asked="I wanted to ask how the first regular call went: `/handover calls`."),
)
