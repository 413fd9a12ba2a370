"""Tells whoever owns the account what has happened in the channel with the customer, in their working hours."""

from handover.customer_channel.news import CUSTOMER_CHANNEL_NEWS
from jobs.engine.context import Dropped, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, Retention, Said
from messages.customer_channel.told import happened


async def say(context: JobContext, _among_others: bool) -> Said | Dropped:
    """Return what has happened, unless the channel is none of the handover's any more."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    channel = handover.customer_channel
    if channel is None or not channel.standing:
        return Dropped("there is no such channel any more")
    return Said(happened(handover, channel, ref["what"], ref["who"]))


JOB = JobType(CUSTOMER_CHANNEL_NEWS, in_working_hours(say), retention=Retention.WHILE_HANDOVER_OPEN, say=say)
