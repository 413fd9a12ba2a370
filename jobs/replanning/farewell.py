"""Thanks somebody who takes no part in a handover any more, in a direct message."""

from handover.replanning.changing import FAREWELL
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.replanning.note import farewell


async def run(context: JobContext) -> HandlerOutcome:
    """Send it, unless they take part again by now. It says nothing of the customer but the name they knew."""
    handover, user = await context.handover(), context.job.ref["user"]
    if user in handover.participants:
        return Dropped("they take part again")
    changes = handover.changes[int(context.job.ref["number"]) :]
    together = [one for one in changes if one.at == changes[0].at]
    return Done({"ts": await context.post(await context.dm(user), farewell(handover, together, user))})


JOB = JobType(
    FAREWELL,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("thank somebody who takes no part any more"),
)
