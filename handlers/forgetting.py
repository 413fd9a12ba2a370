"""An account forgotten: asked about on its page, and done when its name is typed."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.below import update_below
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.forgetting import NAME
from messages import forgetting as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import AccountValue, ButtonValue
from services import forgetting
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button on an account's page, and for the form."""

    @app.action(Action.FORGET_ASK)
    @listener(services)
    async def on_ask(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _ask(services, request, AccountValue.of(button).account))

    @app.view(Form.FORGET)
    @listener(services)
    async def on_forget(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        account_id = str(form.view["private_metadata"])
        gone = await forgetting.forget(services, request, account_id, form.text(NAME))
        await ack(response_action="update", view=words.forgotten(gone))
        await update_below(client, body["view"], words.forgotten(gone))


async def _ask(services: Services, request: Request, account_id: str) -> View:
    seen = await forgetting.preview(services, request, account_id)
    return words.ask(seen.account, seen.entries, seen.handovers, seen.channels)
