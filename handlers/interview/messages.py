"""What is written to the bot in a direct message: most of it in the interview's thread."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.listener import listener
from handlers.kit.message_event import message_event
from handover.time.timestamps import stamp_of
from services.context import Services
from services.interview.messages import process
from services.message_event import MessageEvent
from services.request import Request

LOOK_BACK = timedelta(hours=1)
"""How long a question may have stood in the thread without that being stored."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for messages."""

    @app.event("message")
    @listener(services)
    async def on_message(request: Request, body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient) -> None:
        message = message_event(event) if event.get("channel_type") == "im" else None
        if message is None:
            return

        async def read_thread(of: MessageEvent) -> Sequence[Mapping[str, Any]]:
            page = await client.conversations_replies(
                channel=of.conversation,
                ts=of.thread,
                oldest=stamp_of(of.at - LOOK_BACK),
                latest=of.stamp,
                include_all_metadata=True,
                limit=1000,
            )
            messages: list[Mapping[str, Any]] = page["messages"]
            return messages

        writer = Request(request.workspace, message.user, request.now)
        await process(services, writer, body["event_id"], message, read_thread)
