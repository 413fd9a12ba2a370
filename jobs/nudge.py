"""Ask somebody how it goes with what is late, because a colleague wants to know."""

from handover.nudge import NUDGE, nudged
from handover.time.workdays import local_date
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.nudge import nudge_message


async def run(context: JobContext) -> HandlerOutcome:
    """Ask, unless nothing of theirs is late any more."""
    ref = context.job.ref
    handover, person = await context.handover_for(ref["user"]), await context.person(ref["user"])
    today = local_date(context.now(), person.zone)
    late = next((todo for todo in nudged(handover, ref["by"], today) if todo.owner == person.id), None)
    if late is None:
        return Dropped("nothing of theirs is late any more")
    conversation, ts = await context.post_to(person.id, nudge_message(late, ref["by"], today))
    return Done({"channel": conversation, "ts": ts})


JOB = JobType(
    NUDGE,
    run,
    retention=Retention.PASSING,
    failure=FailureWords("ask a colleague how it goes"),
)
