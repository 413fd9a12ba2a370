"""The internal document for another department: its page, where it goes, handing it over, and what the receiver answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below, update_shown
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.request import is_in_form
from handlers.kit.responder import Responder
from handover.model.handover import Handover
from messages.department import file, page
from messages.department.words import MISSING_TITLE, RECEIVER_TITLE
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import department
from services.context import Services
from services.request import Request

OfVersion = Callable[[Services, Request, str, int], Awaitable[Handover]]
"""What a button does about the version with a number."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the forms."""
    _register_receiver(app, services)
    for action, act in (
        (Action.DEPARTMENT_SEND, department.send),
        (Action.DEPARTMENT_TAKE_BACK, department.take_back),
        (Action.DEPARTMENT_GOT_IT, department.acknowledge),
        (Action.DEPARTMENT_UNDO, department.undo_answer),
    ):
        _register_act(app, services, action, act)
    _register_missing(app, services)


async def page_of(services: Services, request: Request, handover_id: str) -> View:
    """Return the page."""
    found = await department.page(services, request, handover_id)
    return page.page(found.handover, found.contents, decides=found.decides)


def _register_receiver(app: AsyncApp, services: Services) -> None:
    @app.action(Action.DEPARTMENT_RECEIVER)
    @listener(services)
    async def on_receiver(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(RECEIVER_TITLE, _receiver_form(services, request, button.handover))

    @app.view(Form.DEPARTMENT_RECEIVER)
    @listener(services)
    async def on_named(request: Request, ack: AsyncAck, form: FormValues, client: AsyncWebClient) -> None:
        handover_id = str(form.view["private_metadata"])
        name, user = form.text(page.DEPARTMENT), form.user(page.COLLEAGUE)
        await department.set_receiver(services, request, handover_id, name, user)
        await ack()
        await update_below(client, form.view, await page_of(services, request, handover_id))


def _register_act(app: AsyncApp, services: Services, action: Action, act: OfVersion) -> None:
    @app.action(action)
    @listener(services)
    async def on_press(
        request: Request, respond: Responder, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Do it, and show what has become of it: on the page, or below the sender's message; the receiver's follows by a job."""
        with as_sent():
            number = int(button.subject)
        handover = await act(services, request, button.handover, number)
        if is_in_form(body, Form.DEPARTMENT):
            await update_shown(client, body["view"]["id"], await page_of(services, request, button.handover))
        elif action in (Action.DEPARTMENT_SEND, Action.DEPARTMENT_TAKE_BACK):
            await respond.tell(file.sent(handover, number))


def _register_missing(app: AsyncApp, services: Services) -> None:
    @app.action(Action.DEPARTMENT_MISSING)
    @listener(services)
    async def on_missing(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(MISSING_TITLE, _missing_form(services, request, button))

    @app.view(Form.DEPARTMENT_MISSING)
    @listener(services)
    async def on_said(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        with as_sent():
            number = int(about.subject)
        text, item = form.text(file.MISSING), form.choice(file.ABOUT)
        await department.miss(services, request, about.handover, number, text, item)
        await ack()


async def _receiver_form(services: Services, request: Request, handover_id: str) -> View:
    return page.receiver_form(await department.to_change(services, request, handover_id))


async def _missing_form(services: Services, request: Request, button: ButtonValue) -> View:
    with as_sent():
        number = int(button.subject)
    handover = await department.to_answer(services, request, button.handover, number)
    return file.missing_form(handover, number, pack(button))
