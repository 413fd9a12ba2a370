"""Which channel is named to somebody: none to whom the one that several handovers share stays closed."""

from handover import shared_channel
from handover.model.handover import Handover
from jobs.engine.context import JobContext
from storage.store import SlackRefKind


async def channel_for(context: JobContext, handover: Handover, user: str) -> str:
    """Return the id of the handover's channel for words to this person, empty while there is none and where they don't come in."""
    channel = await context.slack_ref(SlackRefKind.CHANNEL)
    return shared_channel.channel_for(handover, user, channel.conversation) if channel else ""
