"""What is written to the bot in a direct message, most of it in the interview's thread, and in a handover's channel."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.interview.reading import the_message, what_is_above
from handlers.kit.listener import listener
from handlers.kit.message_event import deleted_by_others, message_event
from handover.interview.refusals import MessageChanged, MessageGone
from handover.text.markup import mentioned
from handover.time.timestamps import moment_of, stamp_of
from messages.kit import no_secret
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services.context import Services, SlackSilent
from services.interview.deleted import ours_deleted
from services.interview.in_channel import said_in_channel
from services.interview.in_thread import ReadThread
from services.interview.messages import process
from services.message_event import MessageChange, MessageEvent
from services.outsiders import audience_changed
from services.request import Request

CONVERTED = frozenset({"channel_convert_to_public", "channel_convert_to_private"})
"""Slack's own lines in a channel that everybody in the workspace can read from now on, or no more."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for messages, and for the button that says a refused one holds no secret."""

    @app.event("message")
    @listener(services)
    async def on_message(
        request: Request, body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        if event.get("subtype") in CONVERTED:
            await audience_changed(services, request.workspace, event["channel"])
            return
        gone = deleted_by_others(event, context.bot_user_id or "")
        if gone is not None:
            await ours_deleted(services, request.workspace, gone)
            return
        message = message_event(event, context.bot_user_id)
        if message is None:
            return
        writer = Request(request.workspace, message.user, request.now)
        if message.private:
            await process(services, writer, body["event_id"], message, _reader(client))
            return
        addressed = context.bot_user_id in mentioned(str(event.get("text") or ""))
        if addressed or event.get("parent_user_id") in (None, context.bot_user_id):
            above = partial(what_is_above, client, message, context.bot_user_id)
            await said_in_channel(
                services,
                writer,
                body["event_id"],
                message,
                above,
                _reader(client),
                addressed=addressed,
            )

    @app.action(Action.NO_SECRET)
    @listener(services)
    async def on_no_secret(
        request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        message = await _read_once_more(client, body, button.subject, context.bot_user_id)
        if message.user != request.user:
            raise MessageGone
        pressed = f"no_secret:{message.conversation}:{message.version}"
        await process(services, request, pressed, message, _reader(client), cleared=True)
        shown = no_secret.cleared_message()
        # Acknowledged after that: who presses again, because the refusal still stands there, does no harm.
        await client.chat_update(
            channel=message.conversation, ts=body["message"]["ts"], text=shown.text, blocks=shown.blocks
        )


def _reader(client: AsyncWebClient) -> ReadThread:
    async def read_thread(of: MessageEvent, since: datetime) -> Sequence[Mapping[str, Any]]:
        try:
            page = await client.conversations_replies(
                channel=of.conversation, ts=of.thread, oldest=stamp_of(since), include_all_metadata=True, limit=999
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            raise SlackSilent(type(error).__name__) from error
        messages: list[Mapping[str, Any]] = page["messages"]
        return messages

    return read_thread


async def _read_once_more(
    client: AsyncWebClient, body: dict[str, Any], version: str, bot_user: str | None
) -> MessageEvent:
    """Return the refused message as Slack has it; nobody else has kept it. Raises MessageGone and MessageChanged."""
    stamp, _, edited = version.partition(":")
    message = await the_message(client, body, stamp, bot_user)
    if message.edited != edited:
        raise MessageChanged
    return replace(message, happened=MessageChange.CHANGED, at=moment_of(edited)) if edited else message
