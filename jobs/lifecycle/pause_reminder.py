"""Asks one person, in their working hours, whether a handover that rests goes on; then weekly whoever paused it."""

from datetime import date

from handover.hours import heard_at
from handover.pausing import BETWEEN_REMINDERS, PAUSE_REMINDER, reminder, reminder_due
from handover.time.workdays import local_date, moment
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.pausing import pause_reminder


async def run(context: JobContext) -> HandlerOutcome:
    """Ask, unless it no longer rests or its rest was set anew."""
    user, ref = context.job.ref["user"], context.job.ref
    handover = await context.handover()
    if not reminder_due(handover, ref["set_at"]):
        return Dropped("it does not rest any more, or its rest was set anew")
    handover, person = await context.handover_for(user), await context.person(user)
    day = moment(date.fromisoformat(ref["day"]), 0, person.zone)
    begins = heard_at(person, max(context.now(), day))
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    today = local_date(context.now(), person.zone)
    await context.post_to(user, pause_reminder(handover, today))
    again = (reminder(handover, user, today + BETWEEN_REMINDERS),) if user == handover.paused_by else ()
    return Done(follow=again)


JOB = JobType(
    PAUSE_REMINDER,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask whether a handover that rests goes on"),
)
