""" "See who takes over what": colleagues with an area of an account, added, changed and taken out."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import areas as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import areas
from services.acting import view, view_open
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the list, its buttons and its form."""

    @app.action(Action.AREAS_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _list(services, request, button.handover))

    @app.action(Action.AREA_EDIT)
    @listener(services)
    async def on_edit(request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any]) -> None:
        await respond.open(words.FORM_TITLE, _form(services, request, button, body["view"]["id"]))

    @app.action(Action.AREA_TAKE)
    @listener(services)
    async def on_take(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        handover = await areas.take(services, request, button.handover, button.subject)
        await client.views_update(view_id=body["view"]["id"], view=words.areas(handover))

    @app.view(Form.AREA)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        instead_of, _, below = about.subject.partition(" ")
        handover = await areas.give(
            services,
            request,
            about.handover,
            form.user(words.WHO),
            form.text(words.NAME),
            form.choices(words.ITEMS),
            instead_of,
        )
        await ack()
        await client.views_update(view_id=below, view=words.areas(handover))


async def _list(services: Services, request: Request, handover_id: str) -> View:
    handover, _ = await view(services, request, handover_id)
    return words.areas(handover)


async def _form(services: Services, request: Request, button: ButtonValue, below: str) -> View:
    handover, _ = await view_open(services, request, button.handover)
    return words.form(handover, button.subject, pack(ButtonValue(handover.id, f"{button.subject} {below}")))
