"""The introduction e-mail sent back to its author with a reason, and that undone."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import DraftMetadata, preview
from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from messages.introduction import sending_back as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import introduction
from services.acting import view_open
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""

    @app.action(Action.EMAIL_SEND_BACK)
    @listener(services)
    async def on_send_back(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.EMAIL_PREVIEW)
        await respond.open(words.TITLE, _form(services, request, button))

    @app.view(Form.EMAIL_SEND_BACK)
    @listener(services)
    async def on_sent_back(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about, why = form.metadata(DraftMetadata), form.text(words.WHY)
        with as_sent():
            version = int(about.version)
        handover = await introduction.send_back(services, request, about.handover, version, why)
        await ack(response_action="update", view=notices.notice(words.TITLE, words.done(handover)))

    @app.action(Action.EMAIL_SEND_BACK_UNDO)
    @listener(services)
    async def on_undo(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        now = await introduction.undo_send_back(services, request, button.handover)
        if is_in_form(body, Form.EMAIL_PREVIEW) or is_in_form(body, Form.NOTICE):
            await client.views_update(view_id=body["view"]["id"], view=preview(now))
        else:
            await respond.tell(words.undone(now.handover))


async def _form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, _ = await view_open(services, request, button.handover)
    # The version that was read: one saved since is not what the reason is about.
    return words.form(handover, metadata=pack(DraftMetadata(handover.id, button.subject)))
