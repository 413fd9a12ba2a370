"""Asks one person, in their working hours, whether a handover that rests goes on; then weekly whoever paused it."""

from datetime import date

from handover.pausing import BETWEEN_REMINDERS, PAUSE_REMINDER, reminder, reminder_due
from handover.time.workdays import local_date, moment
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Retention, Said
from messages.failures import FailureWords
from messages.pausing import pause_reminder


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the question, unless it no longer rests or its rest was set anew."""
    user, ref = context.job.ref["user"], context.job.ref
    handover = await context.handover()
    if not reminder_due(handover, ref["set_at"]):
        return Dropped("it does not rest any more, or its rest was set anew")
    handover, person = await context.handover_for(user), await context.person(user)
    day = moment(date.fromisoformat(ref["day"]), 0, person.zone)
    today = local_date(max(context.now(), day), person.zone)
    again = (reminder(handover, user, today + BETWEEN_REMINDERS),) if user == handover.paused_by else ()
    return Said(pause_reminder(handover, today), again, not_before=day)


JOB = JobType(
    PAUSE_REMINDER,
    in_working_hours(say),
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask whether a handover that rests goes on"),
    say=say,
)
