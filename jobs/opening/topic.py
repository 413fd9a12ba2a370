"""The topic of a handover's channel."""

from slack_sdk.errors import SlackApiError

from handover.model.handover import Handover
from jobs.engine.context import JobContext
from jobs.engine.slack_errors import refuses_only_this
from messages.opening.channel import topic
from storage.store import SlackRef


async def set_topic(context: JobContext, channel: SlackRef, handover: Handover) -> None:
    """Say in the topic what the channel is for, as things are now. That of a shared channel stays as it is.

    The card says it, too: where a workspace lets nobody but some set topics, everything else goes on.
    """
    if channel.ts:
        return
    people = await context.people(handover.outgoing, handover.incoming)
    await put_topic(context, channel.conversation, topic(handover, people))


async def put_topic(context: JobContext, conversation: str, words: str) -> None:
    """Set a channel's topic, where the workspace allows that."""
    try:
        await context.client.conversations_setTopic(channel=conversation, topic=words)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
