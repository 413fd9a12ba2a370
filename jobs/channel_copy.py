"""Brings what is said in the channel to those it is for and who are not in it: they left, or could not be invited."""

from collections.abc import Iterable, Mapping
from typing import Any

from handover.channel import CHANNEL_COPY, channel_copy
from handover.hours import heard_at
from handover.model.jobs import Job
from handover.model.people import Person
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, Postponed
from jobs.engine.conversations import members_of
from jobs.engine.job_type import JobType, Retention
from messages import channel as words
from messages.failures import FailureWords
from storage.store import SlackRef


async def copies(context: JobContext, place: SlackRef, ts: str, users: Iterable[str]) -> tuple[Job, ...]:
    """Return a job for each of these users who is not in the channel, to whom a message just posted there is addressed."""
    wanted = [user for user in users if user]
    if not wanted:
        return ()
    inside = frozenset(await members_of(context.client, place.conversation))
    outside = (user for user in wanted if user not in inside)
    return tuple(channel_copy(context.job.about, user, place.conversation, ts, place.ts) for user in outside)


async def run(context: JobContext) -> HandlerOutcome:
    """Post the message as it stands now, in the person's working hours, with a way back into the channel."""
    ref = context.job.ref
    handover = await context.handover_for(ref["user"])
    begins = heard_at((await context.people(ref["user"])).get(ref["user"], Person(ref["user"], "")), context.now())
    if begins > context.now():
        return Postponed(begins, "it is outside their working hours")
    said = await _said(context, ref["conversation"], ref["ts"], ref.get("thread", ""))
    if said is None or not handover.open:
        return Dropped("the message was deleted, or the handover has ended")
    await context.post_to(ref["user"], words.copied(handover, said, ref["conversation"]))
    return Done()


async def _said(context: JobContext, conversation: str, ts: str, thread: str) -> Mapping[str, Any] | None:
    """Return the message as it stands now, None when it was deleted."""
    wanted: dict[str, Any] = {"channel": conversation, "oldest": ts, "latest": ts, "inclusive": True}
    page = await (
        context.client.conversations_replies(ts=thread, **wanted)
        if thread
        else context.client.conversations_history(limit=1, **wanted)
    )
    found: Iterable[Mapping[str, Any]] = page["messages"]
    return next((one for one in found if one["ts"] == ts), None)


JOB = JobType(
    CHANNEL_COPY,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("bring a message from the channel to somebody who isn't in it"),
)
