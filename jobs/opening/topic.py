"""The topic of a handover's channel."""

from slack_sdk.errors import SlackApiError

from handover.model.handover import Handover
from jobs.engine.context import JobContext
from jobs.engine.slack_errors import refuses_only_this
from messages.opening.channel import topic


async def set_topic(context: JobContext, channel: str, handover: Handover) -> None:
    """Say in the topic what the channel is for, as things are now.

    The card says it, too: where a workspace lets nobody but some set topics, everything else goes on.
    """
    people = await context.people(handover.outgoing, handover.incoming)
    try:
        await context.client.conversations_setTopic(channel=channel, topic=topic(handover, people))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
