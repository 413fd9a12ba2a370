"""Approved words are shown as the customer would read them, said, and taken back."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.customer_channel.page import page_of
from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.customer_channel.planning import NoCustomerChannel, standing
from handover.customer_channel.saying import mark
from handover.model.customer_channel import SaidKind
from messages.customer_channel import form as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services.context import Services
from services.customer_channel import saying
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the preview and its confirmation, and for taking back."""

    @app.action(Action.CUSTOMER_SAY)
    @listener(services)
    async def on_preview(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.SAY_TITLE, _preview(services, request, button))

    @app.view(Form.CUSTOMER_CHANNEL_SAY)
    @listener(services)
    async def on_confirmed(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        with as_sent():
            kind, _, shown = about.subject.partition(":")
            wanted = SaidKind(kind)
        seen = await saying.say(services, request, about.handover, wanted, shown)
        await ack()
        await update_below(client, form.view, page_of(seen, request))

    @app.action(Action.CUSTOMER_UNSAY)
    @listener(services)
    async def on_take_back(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        with as_sent():
            number, _, said = button.subject.partition(":")
            which = int(said)
        seen = await saying.take_back(services, request, button.handover, number, which)
        await client.views_update(view_id=body["view"]["id"], view=page_of(seen, request))


async def _preview(services: Services, request: Request, button: ButtonValue) -> View:
    with as_sent():
        kind = SaidKind(button.subject)
    shown = await saying.preview(services, request, button.handover, kind)
    handover, channel = shown.seen.handover, standing(shown.seen.handover)
    if channel is None:
        raise NoCustomerChannel
    metadata = pack(ButtonValue(handover.id, f"{kind}:{mark(shown.words)}"))
    return words.saying(handover, channel, shown.words, metadata)
