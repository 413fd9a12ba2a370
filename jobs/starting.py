"""Tells people of a handover that somebody started for others, and of somebody who wanted to start one of a taken account."""

from handover.access import members_only
from handover.starting import ACCOUNT_WANTED, STARTED_FOR_OTHERS
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages import starting


async def run_started(context: JobContext) -> HandlerOutcome:
    """Tell whoever started it what they did, with the way back; later, in place, what became of it."""
    user = context.job.ref["user"]
    members_only(await context.person(user))
    message = starting.started_for_others(await context.handover())
    return Done({"ts": await context.show(await context.dm(user), message)})


async def run_wanted(context: JobContext) -> HandlerOutcome:
    """Tell somebody in the handover who else wanted to start one of its account."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    conversation = await context.dm(ref["user"])
    return Done({"ts": await context.post(conversation, starting.account_wanted(handover, ref["by"]))})


STARTED = JobType(STARTED_FOR_OTHERS, run_started)
WANTED = JobType(ACCOUNT_WANTED, run_wanted)
