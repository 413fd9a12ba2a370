"""Archives the channel of a handover that ended a week ago."""

from datetime import datetime

from slack_sdk.errors import SlackApiError

from handover.lifecycle import archive_due
from jobs.engine.context import Courier, Done, Dropped, Outcome
from jobs.engine.slack_errors import already
from storage.store import PlaceKind


async def deliver(courier: Courier) -> Outcome:
    """Archive the channel, unless the handover was reopened since."""
    handover, channel = await courier.handover(), await courier.place(PlaceKind.CHANNEL)
    if channel is None or not archive_due(handover, datetime.fromisoformat(courier.row.ref["closed_at"])):
        return Dropped("the handover goes on")
    try:
        await courier.client.conversations_archive(channel=channel.conversation)
    except SlackApiError as error:
        if not already(error):
            raise
    return Done()
