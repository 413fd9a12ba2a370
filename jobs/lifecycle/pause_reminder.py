"""Asks one person, in their working hours, whether a paused handover goes on; then weekly whoever paused it."""

from collections.abc import Mapping
from datetime import date, datetime

from handover.access import may_see
from handover.model.handover import Handover
from handover.pausing import BETWEEN_REMINDERS, PAUSE_REMINDER, asked_instead, reminder, reminder_due
from handover.time.workdays import local_date, moment
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours, places_in
from jobs.engine.job_type import JobType, Retention, Said
from messages.failures import FailureWords
from messages.pausing import pause_answered, pause_reminder


async def run(context: JobContext) -> HandlerOutcome:
    """Ask in their working hours; in the place of somebody who cannot take part any more, ask somebody who stays."""
    ref = context.job.ref
    if "answered" in ref:
        return await _take_out_questions(context)
    handover, person = await context.handover(), await context.person(ref["user"])
    if may_see(handover, person) or not reminder_due(handover, ref["set_at"]):
        return await _ask(context)
    stays, day = asked_instead(handover, person.id), date.fromisoformat(ref["day"])
    return Done(follow=(reminder(handover, stays, day, weekly=_weekly(handover, person.id, ref)),) if stays else ())


async def _take_out_questions(context: JobContext) -> HandlerOutcome:
    """Say in the reminders that were posted what has become of the handover, in place of their question."""
    ref, handover = context.job.ref, await context.handover_for(context.job.ref["user"])
    since = datetime.fromisoformat(ref["set_at"]) if ref["set_at"] else None
    conversation = await context.dm(ref["user"])
    changed = 0
    async for message in context.messages(conversation, since=since):
        for place in places_in(message, conversation, ref["answered"]):
            await place.replace(context, pause_answered(handover))
            changed += 1
    return Done({"changed": str(changed)})


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return the question, unless it is no longer paused or its pause was set anew."""
    user, ref = context.job.ref["user"], context.job.ref
    handover = await context.handover()
    if not reminder_due(handover, ref["set_at"]):
        return Dropped("it is not paused any more, or its pause was set anew")
    handover, person = await context.handover_for(user), await context.person(user)
    day = moment(date.fromisoformat(ref["day"]), 0, person.zone)
    today = local_date(max(context.now(), day), person.zone)
    again = (reminder(handover, user, today + BETWEEN_REMINDERS, weekly=True),) if _weekly(handover, user, ref) else ()
    return Said(pause_reminder(handover, today), again, not_before=day)


def _weekly(handover: Handover, user: str, ref: Mapping[str, str]) -> bool:
    """Return whether they are asked again: as the job says, in one that an older version has queued if they have paused it."""
    return bool(ref["weekly"]) if "weekly" in ref else user == handover.paused_by


_ask = in_working_hours(say)

JOB = JobType(
    PAUSE_REMINDER,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("ask whether a paused handover goes on"),
    say=say,
)
