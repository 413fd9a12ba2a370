"""A channel that was archived is to be written in again."""

from slack_sdk.errors import SlackApiError

from jobs.engine.context import JobContext
from jobs.engine.slack_errors import already, code
from messages.kit.slack_codes import CHANNEL_LOST


async def brought_back(context: JobContext, conversation: str) -> bool:
    """Return whether the channel can be written in, unarchiving it if need be."""
    try:
        info = await context.client.conversations_info(channel=conversation)
        if info["channel"].get("is_archived"):
            await context.client.conversations_unarchive(channel=conversation)
    except SlackApiError as error:
        return _fine(error)
    return True


def _fine(error: SlackApiError) -> bool:
    if already(error):
        return True
    if code(error) in CHANNEL_LOST:
        return False
    raise error
