"""Says confirmed words in a channel with the customer, and deletes them when they are taken back."""

from handover.customer_channel.planning import of_number
from handover.customer_channel.saying import CUSTOMER_CHANNEL_SAY, CUSTOMER_CHANNEL_UNSAY, posted, said_of
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from messages.customer_channel.customers import CustomerMessage
from messages.customer_channel.told import SAYING


async def say(context: JobContext) -> HandlerOutcome:
    """Post the words once, as they were confirmed."""
    number, which = context.job.ref["number"], int(context.job.ref["said"])
    channel = of_number(await context.handover(), number)
    said = said_of(channel, which)
    if said is None or said.ts or not channel.standing:
        return Dropped("it is not to be said (any more)")
    if said.taken_back:
        # An attempt that was cut off may have said it.
        there = await context.posted_for_customer(channel.conversation)
        if there:
            await context.delete(channel.conversation, there)
        return Dropped("it was taken back before it was said")
    ts = await context.post_for_customer(channel.conversation, CustomerMessage(said))
    await context.decide(posted(number, which, ts))
    return Done({"ts": ts})


async def unsay(context: JobContext) -> HandlerOutcome:
    """Delete the words; what was not posted yet is not posted any more."""
    channel = of_number(await context.handover(), context.job.ref["number"])
    said = said_of(channel, int(context.job.ref["said"]))
    if said is None or not said.ts:
        return Dropped("it was not said")
    await context.delete(channel.conversation, said.ts)
    return Done()


SAY = JobType(CUSTOMER_CHANNEL_SAY, say, retention=Retention.WHILE_HANDOVER_OPEN, failure=SAYING)
UNSAY = JobType(CUSTOMER_CHANNEL_UNSAY, unsay, retention=Retention.WHILE_HANDOVER_OPEN)
