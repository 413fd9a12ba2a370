"""Says in the channel that a handover was paused, resumed, cancelled or reopened, and brings an archived channel back."""

from datetime import datetime, timedelta

from handover.channel import look_after_success
from handover.lifecycle import STATUS_CHANGED
from handover.model.handover import Status
from handover.opening.jobs import open_channel_instead
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, Retention
from jobs.opening.brought_back import brought_back
from jobs.opening.topic import set_topic
from messages import lifecycle
from messages.failures import FailureWords
from messages.kit.metadata import carries
from storage.store import SlackRef, SlackRefKind

CLOCKS_APART = timedelta(minutes=1)
"""How far Slack's clock may be behind ours, by which the note was asked for."""


async def run(context: JobContext) -> HandlerOutcome:
    """Post the note, with the last day it has now in the topic. For a reopened handover whose channel is lost, open a new one."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    if channel is None:
        return Dropped("there is no channel")
    handover, status = await context.handover(), Status(context.job.ref["status"])
    if status is Status.ACTIVE and not await brought_back(context, channel.conversation):
        return Done(follow=(open_channel_instead(handover.id, channel.conversation),))
    if status is Status.ACTIVE and handover.end_moved_from not in (None, handover.window.end):
        await set_topic(context, channel, handover)
    ts = await context.post_in(channel, lifecycle.status_changed(handover, status, context.job.ref["by"]))
    await _without_button(context, channel)
    return Done({"ts": ts}, follow=(look_after_success(handover.id),) if status is Status.ACTIVE else ())


async def _without_button(context: JobContext, channel: SlackRef) -> None:
    """Take the button off the note of how the handover stood before; its words stay. One that is gone is left at that."""
    key, said_at = context.job.ref.get("note_before"), context.job.ref.get("said_at")
    if not key or not said_at:
        return
    since = datetime.fromisoformat(said_at) - CLOCKS_APART
    async for message in context.messages(channel.conversation, channel.ts or None, since):
        if carries(key, message):
            await context.updated(channel.conversation, str(message["ts"]), lifecycle.without_button(message))
            return


JOB = JobType(
    STATUS_CHANGED, run, retention=Retention.WHILE_HANDOVER_OPEN, failure=FailureWords("post a note in the channel")
)
