"""Brings what is said in the channel to those it is for and who are not in it: they left, or could not be invited."""

from collections.abc import Iterable

from handover.channel import CHANNEL_COPY, channel_copy
from handover.hours import heard_at
from handover.model.jobs import Job
from handover.model.people import Person
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.conversations import members_of
from jobs.engine.job_type import JobType, Retention
from messages import channel as words
from messages.failures import FailureWords


async def copies(context: JobContext, conversation: str, ts: str, users: Iterable[str]) -> tuple[Job, ...]:
    """Return a job for each of these users who is not in the channel, to whom a message just posted there is addressed."""
    wanted = [user for user in users if user]
    if not wanted:
        return ()
    inside = frozenset(await members_of(context.client, conversation))
    return tuple(channel_copy(context.job.about, user, conversation, ts) for user in wanted if user not in inside)


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message as it stands now, in the person's working hours, with a way back into the channel."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    begins = heard_at((await context.people(ref["user"])).get(ref["user"], Person(ref["user"], "")), context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    page = await context.client.conversations_history(
        channel=ref["conversation"], oldest=ref["ts"], latest=ref["ts"], inclusive=True, limit=1
    )
    said = next(iter(page["messages"]), None)
    if said is None or not handover.open:
        return Dropped("the message was deleted, or the handover has ended")
    await context.post_to(ref["user"], words.copied(handover, said, ref["conversation"]))
    return Done()


JOB = JobType(
    CHANNEL_COPY,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("bring a message from the channel to somebody who isn't in it"),
)
