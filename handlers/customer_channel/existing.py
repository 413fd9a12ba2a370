"""A channel that is there already is chosen for the customer: who is in it is shown before it counts."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.customer_channel.page import confirmation, page_of
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages.customer_channel import form as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.slack_codes import CHANNEL_UNREACHABLE, code_in
from messages.kit.values import ButtonValue, pack
from services.context import Services
from services.customer_channel import opening
from services.request import Request

MOST_LOOKED_AT = 30
"""People of a channel who are named before it counts."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form."""

    @app.action(Action.CUSTOMER_USE)
    @listener(services)
    async def on_use(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.CUSTOMER_CHANNEL_CONFIRM)
        await respond.open(words.USE_TITLE, _form(services, request, button.handover))

    @app.view(Form.CUSTOMER_CHANNEL_USE)
    @listener(services)
    async def on_chosen(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about, conversation = form.metadata(ButtonValue), form.conversation(words.CHANNEL)
        name, inside, members = await _looked_at(client, conversation)
        seen = await opening.draft_existing(services, request, about.handover, conversation, name, inside=inside)
        named = await opening.named(services, request, members)
        await ack(response_action="update", view=confirmation(seen, named))
        await update_below(client, form.view, page_of(seen, request))


async def _form(services: Services, request: Request, handover_id: str) -> View:
    seen = await opening.to_open(services, request, handover_id)
    return words.existing_form(seen.handover, pack(ButtonValue(handover_id)))


async def _looked_at(client: AsyncWebClient, conversation: str) -> tuple[str, bool, Sequence[str]]:
    """Return a channel's name, whether the bot can write in it, and the first of the people in it."""
    try:
        info = (await client.conversations_info(channel=conversation))["channel"]
        page = await client.conversations_members(channel=conversation, limit=MOST_LOOKED_AT)
    except SlackApiError as error:
        if code_in(error.response) in CHANNEL_UNREACHABLE:
            return "", False, ()
        raise
    inside = bool(info.get("is_member")) and not info.get("is_archived")
    return str(info.get("name") or ""), inside, page["members"]
