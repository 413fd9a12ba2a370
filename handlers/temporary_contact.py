"""The temporary contact of a customer whose CSM has gone: one tap, or a form in which somebody else is chosen."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from messages import temporary_contact as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import temporary_contact
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""
    _register_naming(app, services)
    _register_undo(app, services)


def _register_naming(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTACT_ME)
    @listener(services)
    async def on_me(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        handover = await temporary_contact.name(services, request, button.handover, request.user)
        if button.subject == words.FIRST:
            await respond.tell(words.named_oneself(handover))
        await _shown(request, client, body, button.handover)

    @app.action(Action.CONTACT_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _form(services, request, button.handover))

    @app.view(Form.TEMPORARY_CONTACT)
    @listener(services)
    async def on_named(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ButtonValue)
        await temporary_contact.name(services, request, about.handover, form.user(words.WHO))
        await ack()
        if (body.get("view") or {}).get("previous_view_id"):
            await update_overview(services, request, client, body, about.handover)

    async def _shown(request: Request, client: AsyncWebClient, body: dict[str, Any], handover_id: str) -> None:
        """Bring the overview up to date; a message is by a job."""
        if is_in_form(body, Form.OVERVIEW):
            await update_overview(services, request, client, body, handover_id)


def _register_undo(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CONTACT_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        with as_sent():
            number = int(button.subject)
        await temporary_contact.take_back(services, request, button.handover, number)
        if is_in_form(body, Form.OVERVIEW):
            await update_overview(services, request, client, body, button.handover)

    @app.action(Action.CONTACT_CANNOT)
    @listener(services)
    async def on_cannot(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            number = int(button.subject)
        await temporary_contact.cannot(services, request, button.handover, number)
        await respond.tell(words.given_up())


async def _form(services: Services, request: Request, handover_id: str) -> View:
    handover = await temporary_contact.to_name(services, request, handover_id)
    return words.form(handover, pack(ButtonValue(handover.id)))
