"""Tells people of a handover that somebody started for others, or of an account of theirs, and of an account that is wanted."""

from handover.access import members_only
from handover.starting import (
    ACCOUNT_WANTED,
    HAS_STARTED,
    OWNER_TOLD,
    STARTED_FOR_OTHERS,
    account_wanted_told,
    unwatched,
)
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Said
from jobs.engine.members import admins
from messages import starting
from messages.failures import FailureWords


async def run_started(context: JobContext) -> HandlerOutcome:
    """Tell whoever started it what they did, with the way back; later, in place, what became of it."""
    user = context.job.ref["user"]
    members_only(await context.person(user))
    message = starting.started_for_others(await context.handover())
    return Done({"ts": await context.show(await context.dm(user), message)})


async def run_wanted(context: JobContext) -> HandlerOutcome:
    """Tell somebody in the handover, or an admin, who else wanted to start one of its account, or has of one much like it.

    Where nobody stands above those who are in it, some admins hear of it as well.
    """
    user, by, started = context.job.ref["user"], context.job.ref["by"], HAS_STARTED in context.job.ref
    handover = await context.handover_for(user)
    among = user in handover.participants
    message = starting.account_wanted(handover, by, among=among, started=started)
    ts = await context.post(await context.dm(user), message)
    above = await admins(context, (*handover.participants, by)) if among and unwatched(handover) else []
    return Done({"ts": ts}, follow=account_wanted_told(handover, by, *above, started=started))


async def say_to_owner(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return that somebody else has started a handover of their account; nothing where it was called off, or they joined since."""
    user, handover = context.job.ref["user"], await context.handover()
    members_only(await context.person(user))
    if not handover.open or user in handover.participants:
        return Dropped("it is called off, or they take part by now")
    async with context.unit() as unit:
        handover = await unit.handovers.get(handover.id)
        account = await unit.accounts.get(unit.handovers.account_id(handover.id))
    return Said(starting.owner_told(handover, account, still_theirs=account.looked_after_by == user))


STARTED = JobType(STARTED_FOR_OTHERS, run_started)
WANTED = JobType(ACCOUNT_WANTED, run_wanted)
OWNER = JobType(
    OWNER_TOLD,
    in_working_hours(say_to_owner),
    failure=FailureWords("tell the account's owner that it has begun", to_person=False),
    say=say_to_owner,
)
