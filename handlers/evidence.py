""" "Save to handover": a message from anywhere in Slack becomes evidence of an item."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.evidence import message_address
from handover.model.references import Reference
from handover.searching import places
from handover.text.markup import mentioned, plain_text, references_in
from messages import evidence as words
from messages.kit import notices
from messages.kit.ids import Form, Menu, Shortcut
from messages.kit.long_text import text_blocks
from messages.kit.message import View
from messages.kit.values import LONGEST_METADATA, ButtonValue, pack
from services import evidence, people
from services.context import Services
from services.reading.message import Content, read
from services.reading.payload import inert, target
from services.request import Request

PATIENCE = 1.0
"""Seconds that the form waits for Slack to tell the message's address."""


@dataclass(frozen=True)
class SaveMetadata:
    """What the form carries: the address of the message, and whom and what of Slack's it speaks of, one a line."""

    permalink: str
    spoken_of: str = ""

    @classmethod
    def of(cls, permalink: str, references: Iterable[Reference]) -> Self:
        """Return what the form is to carry, with as many references as there is room for."""
        lines, room = list[str](), LONGEST_METADATA // 2
        for one in references:
            lines.append(f"{one.id} {one.shown}")
            room -= len(lines[-1]) + len("\\n")
            if room < 0:
                return cls(permalink, "\n".join(lines[:-1]))
        return cls(permalink, "\n".join(lines))

    def references(self) -> list[Reference]:
        """Return them as they were put in."""
        pairs = [line.partition(" ") for line in self.spoken_of.splitlines()]
        return [Reference(id_, shown, named=shown[1:] != id_) for id_, _, shown in pairs]


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the shortcut and its form."""

    @app.shortcut(Shortcut.SAVE)
    @listener(services)
    async def on_shortcut(request: Request, respond: Responder, body: dict[str, Any], client: AsyncWebClient) -> None:
        await respond.open(words.TITLE, _form(services, request, body, client))

    @app.options(Menu.PLACE)
    @listener(services)
    async def on_typed(request: Request, ack: AsyncAck, body: dict[str, Any]) -> None:
        handovers = await evidence.running_handovers(services, request)
        await ack(option_groups=words.place_groups(places(handovers, str(body.get("value") or ""))))

    @app.view(Form.SAVE_TO_HANDOVER)
    @listener(services)
    async def on_save(request: Request, ack: AsyncAck, form: FormValues) -> None:
        place = ButtonValue.parse(form.choice(Menu.PLACE))
        text = form.parts(text_blocks(form.view["state"]["values"]))
        about = form.metadata(SaveMetadata)
        handover = await evidence.save(
            services, request, place.handover, place.subject, text, about.permalink, about.references()
        )
        done = notices.text_message(words.saved(handover, place.subject))
        await ack(response_action="update", view=notices.notice(words.TITLE, done))


async def _form(services: Services, request: Request, body: dict[str, Any], client: AsyncWebClient) -> View:
    handovers = await evidence.running_handovers(services, request)
    if not handovers:
        return notices.notice(words.TITLE, notices.text_message(words.nothing_to_save_to()))
    said = _all_of(read(body["message"]))
    names = await people.known_names(services, request.workspace, mentioned(said))
    about = SaveMetadata.of(await _permalink(client, body), references_in(said, names))
    return words.save_form(handovers, plain_text(said, names), pack(about))


def _all_of(content: Content) -> str:
    """Return the words of a message in Slack's markup, and its files by title and address."""
    files = (f"File: {inert(one.title)} <{target(one.link)}>" for one in content.files if one.file and one.link)
    return "\n".join(filter(None, (content.text, *files)))


async def _permalink(client: AsyncWebClient, body: dict[str, Any]) -> str:
    """Return the message's address. In a conversation the bot is not in, Slack does not tell it; then it is put together.

    It holds ids only: whoever may not see the conversation learns nothing from it.
    """
    channel, stamp = body["channel"]["id"], str(body["message"]["ts"])
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await client.chat_getPermalink(channel=channel, message_ts=stamp)
    except (SlackApiError, ClientError, TimeoutError):
        thread = str(body["message"].get("thread_ts") or "")
        return message_address(f"https://{body['team']['domain']}.slack.com", channel, stamp, thread)
    return str(answer["permalink"])
