"""Messages read back from Slack when somebody says what is to become of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.message_event import message_event
from handover.interview.refusals import MessageGone
from messages.kit.metadata import key_of
from messages.kit.slack_codes import THREAD_GONE, code_in
from services.interview.in_channel import Below
from services.message_event import MessageEvent

MOST_TOGETHER = 20
"""How many messages in a thread are saved together."""


async def from_conversation(
    client: AsyncWebClient, body: Mapping[str, Any], stamp: str, bot_user: str | None
) -> Sequence[MessageEvent]:
    """Return the message of this time stamp in the conversation (and thread) where a button was pressed; nothing if it is gone."""
    container = body.get("container") or {}
    thread = container.get("thread_ts") or (body.get("message") or {}).get("thread_ts") or stamp
    channel = str(body["channel"]["id"])
    found = await _thread(client, channel, thread, oldest=stamp, latest=stamp, limit=10)
    return [
        event for one in found if one["ts"] == stamp and (event := message_event({**one, "channel": channel}, bot_user))
    ][:1]


async def the_message(
    client: AsyncWebClient, body: Mapping[str, Any], stamp: str, bot_user: str | None
) -> MessageEvent:
    """Return the message of this time stamp in the conversation (and thread) where a button was pressed. Raises MessageGone."""
    found = await from_conversation(client, body, stamp, bot_user)
    if not found:
        raise MessageGone
    return found[0]


async def from_channel(client: AsyncWebClient, place: str, stamp: str, bot_user: str | None) -> Sequence[MessageEvent]:
    """Return the message of this time stamp in the thread `place` (`conversation/thread`), and what its writer said there since.

    Each with its address, where Slack tells it. Nothing if the message is gone.
    """
    channel, _, thread = place.partition("/")
    found = await _thread(client, channel, thread, oldest=stamp, limit=200)
    said = [
        event for one in found if one["ts"] >= stamp and (event := message_event({**one, "channel": channel}, bot_user))
    ]
    if not said or said[0].stamp != stamp:
        return []
    own = [event for event in said if event.user == said[0].user][:MOST_TOGETHER]
    return [replace(event, link=await _address(client, event)) for event in own]


async def what_is_above(client: AsyncWebClient, event: MessageEvent, bot_user: str | None) -> Below:
    """Return what a message in a thread stands below; nothing of ours where the first message is gone."""
    found = await _thread(
        client, event.conversation, event.thread, latest=event.stamp, limit=200, include_all_metadata=True
    )
    key = next((key_of(one) or "" for one in found if one["ts"] == event.thread), "")
    return Below(key, {one.get("user") for one in found} <= {event.user, bot_user})


async def _thread(client: AsyncWebClient, channel: str, thread: str, **more: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401  # what the method takes
    try:
        page = await client.conversations_replies(channel=channel, ts=thread, inclusive=True, **more)
    except SlackApiError as error:
        if code_in(error.response) not in THREAD_GONE:
            raise
        return []
    messages: list[Mapping[str, Any]] = page["messages"]
    return messages


async def _address(client: AsyncWebClient, event: MessageEvent) -> str:
    """Return a message's address, empty where Slack does not tell it: it is kept without one."""
    try:
        answer = await client.chat_getPermalink(channel=event.conversation, message_ts=event.stamp)
    except (SlackApiError, ClientError, TimeoutError):
        return ""
    return str(answer["permalink"])
