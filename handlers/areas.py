""" "See who takes over what": colleagues with an area of an account, added, changed and taken out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_shown
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.role_change import people_of
from handover.areas import AreaForm
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
        await respond.open(words.FORM_TITLE, _form(services, request, button, body["view"]))

    @app.action(Action.AREA_TAKE)
    @listener(services)
    async def on_take(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        await areas.take(services, request, button.handover, button.subject)
        await _show_again(services, request, button.handover, body["view"], client)

    @app.action(Action.AREA_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        with as_sent():
            at = datetime.fromisoformat(button.subject)
        await areas.undo(services, request, button.handover, at)
        await _show_again(services, request, button.handover, body["view"], client)

    @app.view(Form.AREA)
    @listener(services)
    async def on_saved(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        about = form.metadata(ButtonValue)
        instead_of, below, callback = (*about.subject.split(" "), "", "")[:3]
        entered = AreaForm(
            form.user(words.WHO),
            form.text(words.NAME),
            form.choices(words.ITEMS),
            form.text(words.FOR_CUSTOMER),
            instead_of,
        )
        await areas.give(services, request, about.handover, entered)
        await ack()
        await _show_again(services, request, about.handover, {"id": below, "callback_id": callback}, client)


async def _list(services: Services, request: Request, handover_id: str) -> View:
    handover, person = await view(services, request, handover_id)
    return words.areas(handover, person, request.now)


async def _show_again(
    services: Services, request: Request, handover_id: str, shown: Mapping[str, Any], client: AsyncWebClient
) -> None:
    """Bring the list up to date from which an area was changed: of the areas, or of everybody who takes part."""
    listing = people_of if shown["callback_id"] == Form.PEOPLE else _list
    await update_shown(client, shown["id"], await listing(services, request, handover_id))


async def _form(services: Services, request: Request, button: ButtonValue, below: Mapping[str, Any]) -> View:
    handover, _ = await view_open(services, request, button.handover)
    about = f"{button.subject} {below['id']} {below['callback_id']}"
    return words.form(handover, button.subject, pack(ButtonValue(handover.id, about)))
