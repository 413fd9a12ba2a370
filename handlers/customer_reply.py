""" "The customer replied …": the form, what was noted, and what follows from it."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.model.customer_reply import ReplyKind
from handover.model.handover import Handover
from messages.customer_reply import form as words
from messages.customer_reply.shown import TITLE, read
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import customer_reply
from services.acting import view
from services.context import Services
from services.request import Request

OfReply = Callable[[Services, Request, str, int], Awaitable[Handover]]
"""What a button does about the reply with a number."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the form, and for the buttons about what was noted."""
    _register_form(app, services)
    _register_reading(app, services)
    for action, act in (
        (Action.CUSTOMER_REPLY_TAKE_BACK, customer_reply.take_back),
        (Action.CUSTOMER_REPLY_CALL, customer_reply.plan_call),
        (Action.CUSTOMER_REPLY_CALLED, customer_reply.call_held),
        (Action.CUSTOMER_REPLY_CALL_UNDO, customer_reply.undo_call),
    ):
        _register_act(app, services, action, act)


def _register_form(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CUSTOMER_REPLY_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        respond.use_view_of(Form.CUSTOMER_REPLY_READ)
        await respond.open(words.FORM_TITLE, _form(services, request, button.handover))

    @app.view(Form.CUSTOMER_REPLY)
    @listener(services)
    async def on_noted(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about, text = form.metadata(ButtonValue), form.text(words.NOTE)
        with as_sent():
            kind = ReplyKind(form.choice(words.KIND))
        handover = await customer_reply.note(services, request, about.handover, kind, text)
        await ack(response_action="update", view=_as_read(handover))


def _register_reading(app: AsyncApp, services: Services) -> None:
    @app.action(Action.CUSTOMER_REPLY_READ)
    @listener(services)
    async def on_read(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, _reading(services, request, button.handover))

    @app.action(Action.CUSTOMER_REPLY_SILENT)
    @listener(services)
    async def on_not_yet(request: Request, button: ButtonValue) -> None:
        await customer_reply.not_heard(services, request, button.handover, button.subject)


def _register_act(app: AsyncApp, services: Services, action: Action, act: OfReply) -> None:
    @app.action(action)
    @listener(services)
    async def on_press(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Do it, and show what has become of it where the button was; a message is brought up to date by a job."""
        with as_sent():
            number = int(button.subject)
        handover = await act(services, request, button.handover, number)
        if is_in_form(body, Form.CUSTOMER_REPLY_READ):
            await client.views_update(view_id=body["view"]["id"], view=_as_read(handover))


async def _form(services: Services, request: Request, handover_id: str) -> View:
    handover = await customer_reply.to_note(services, request, handover_id)
    return words.form(handover, pack(ButtonValue(handover.id)))


async def _reading(services: Services, request: Request, handover_id: str) -> View:
    handover, _ = await view(services, request, handover_id)
    return _as_read(handover)


def _as_read(handover: Handover) -> View:
    return read(handover, pack(ButtonValue(handover.id)))
