"""What stands in a conversation or thread of Slack's, and in which channels the bot is, read back."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from jobs.engine.slack_errors import code
from messages.kit.slack_codes import THREAD_GONE

PAGE = 200


async def members_of(client: AsyncWebClient, conversation: str) -> list[str]:
    """Return the ids of all who are in a conversation. Raises SlackApiError."""
    found: list[str] = []
    cursor = ""
    while True:
        page = await client.conversations_members(channel=conversation, limit=PAGE, cursor=cursor or None)
        found += page["members"]
        cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return found


async def read_back(
    client: AsyncWebClient, conversation: str, thread_ts: str | None = None, since: datetime | None = None
) -> AsyncIterator[Mapping[str, Any]]:
    """Yield what was said in a conversation, newest first, or in a thread, oldest first, with all metadata.

    With `since` (UTC) only what was said after that. Of a thread that is gone: what was said in the conversation, for there
    Slack has put what was meant for the thread.
    """
    wanted: dict[str, Any] = {"channel": conversation, "limit": PAGE, "include_all_metadata": True}
    if since is not None:
        wanted["oldest"] = f"{since.timestamp():.6f}"
    while True:
        try:
            page = await (
                client.conversations_history(**wanted)
                if thread_ts is None
                else client.conversations_replies(ts=thread_ts, **wanted)
            )
        except SlackApiError as error:
            if thread_ts is None or code(error) not in THREAD_GONE:
                raise
            thread_ts = None
            continue
        for message in page.get("messages") or []:
            yield message
        wanted["cursor"] = str((page.get("response_metadata") or {}).get("next_cursor") or "")
        if not wanted["cursor"]:
            return


async def own_channels(client: AsyncWebClient) -> AsyncIterator[dict[str, Any]]:
    """Yield the private channels the bot is in that are not archived, as Slack gives them."""
    cursor = ""
    while True:
        page = await client.users_conversations(
            types="private_channel", exclude_archived=True, limit=PAGE, cursor=cursor or None
        )
        for channel in page["channels"]:
            yield channel
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


async def channels_made_by(client: AsyncWebClient, user: str) -> AsyncIterator[dict[str, Any]]:
    """Yield those of `own_channels` that this user, who is the bot's, has made."""
    async for channel in own_channels(client):
        if channel.get("creator") == user:
            yield channel


def made_at(channel: Mapping[str, Any]) -> datetime:
    """Return when a channel was made (UTC, whole seconds)."""
    return datetime.fromtimestamp(int(channel.get("created") or 0), UTC)


async def has_thread(client: AsyncWebClient, conversation: str, thread_ts: str) -> bool:
    """Return whether there is a thread below this message, were it only below what Slack shows for a deleted one."""
    try:
        page = await client.conversations_replies(channel=conversation, ts=thread_ts, limit=1)
    except SlackApiError as error:
        if code(error) in THREAD_GONE:
            return False
        raise
    return any(str(one["ts"]) == thread_ts for one in page.get("messages") or [])
