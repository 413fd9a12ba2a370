"""Tells one person directly that a call they take part in was planned, moved or called off."""

from handover.calls.telling import CALL_PLANNED, latest_moment, still_as_told
from handover.digest.schedule import digest_refresh
from handover.hours import heard_in_time
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.calls.planned import call_note
from messages.failures import FailureWords


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message in the person's working hours, earlier if the call is: then bring their digest of today up to date.

    Not if it has changed again, or has begun, before they heard; that is told on its own.
    """
    ref, now = context.job.ref, context.now()
    handover = await context.handover_for(ref["user"])
    if not handover.active or not still_as_told(handover, ref["step"], ref["is"]):
        return Dropped("it has changed again since")
    person = await context.person(ref["user"])
    deadline = latest_moment(ref["is"] or ref["was"], person.zone)
    if deadline <= now:
        return Dropped("it has begun meanwhile")
    begins = heard_in_time(person, now, deadline)
    if begins > now:
        return Postponed(begins, "it is outside their working hours")
    people = await context.people(*handover.participants)
    step = handover.playbook.step(ref["step"])
    await context.post_to(person.id, call_note(handover, step, person, ref["by"], ref["was"], people))
    return Done(follow=(digest_refresh(person.id, local_date(now, person.zone)),))


JOB = JobType(
    CALL_PLANNED,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("say that a call was planned or moved"),
)
