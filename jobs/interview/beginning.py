"""Begins the incoming CSM's interview, in their working hours, when its first answer is due soon."""

from handover.hours import heard_at
from handover.interview.beginning import INTERVIEW_BEGINS, begin_incoming, begins_on
from handover.roles import has_declined
from handover.time.workdays import moment
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords


async def run(context: JobContext) -> HandlerOutcome:
    """Begin it, or wait for the day. The first question opens its thread."""
    user = context.job.ref["user"]
    handover, person = await context.handover_for(user), await context.person(user)
    day = begins_on(handover)
    if not handover.active or handover.incoming != user or has_declined(handover, user) or day is None:
        return Dropped("it has begun, or there is nothing to ask, or nobody to ask it of")
    begins = heard_at(person, max(context.now(), moment(day, 0, person.zone)))
    if begins > context.now():
        return Postponed(begins, "it is not the day yet, or outside their working hours")
    await context.welcomed_first(user, handover.id)
    await context.decide(lambda now: begin_incoming(now, user))
    return Done()


JOB = JobType(
    INTERVIEW_BEGINS,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("begin the questions to whoever takes over"),
)
