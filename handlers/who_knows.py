"""Who could know what a CSM who has gone would have answered: colleagues are asked, what the customer's people said is noted."""

from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.below import update_below, update_shown
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handover.model.field_problems import FieldProblem, FieldProblems
from messages import who_knows as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import who_knows
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the forms."""
    _register_colleagues(app, services)
    _register_customers(app, services)
    _register_told(app, services, Action.WHO_KNOWS_TOLD, told=True)
    _register_told(app, services, Action.WHO_KNOWS_TOLD_UNDO, told=False)


def _register_colleagues(app: AsyncApp, services: Services) -> None:
    @app.action(Action.WHO_KNOWS)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _shown(services, request, button.handover))

    @app.view(Form.WHO_KNOWS)
    @listener(services)
    async def on_ask(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        chosen = form.choices(words.ASKED)
        if not chosen:
            raise FieldProblems({words.ASKED: FieldProblem.MISSING})
        with as_sent():
            wanted = [(item, user) for item, _, user in (one.rpartition(" ") for one in chosen)]
        handover, asked = await who_knows.ask(services, request, about.handover, wanted)
        await ack(response_action="update", view=notices.notice(words.TITLE, words.asked(handover, asked)))

    @app.action(Action.WHO_KNOWS_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        await who_knows.take_back(services, request, button.handover, button.subject.split(","))
        await respond.tell(words.taken_back())


def _register_customers(app: AsyncApp, services: Services) -> None:
    @app.action(Action.WHO_KNOWS_NOTE)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.NOTE_TITLE, _note_form(services, request, button))

    @app.view(Form.WHO_KNOWS_NOTE)
    @listener(services)
    async def on_noted(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about, item = form.metadata(ButtonValue), form.choice(words.ITEM)
        if not item:
            raise FieldProblems({words.ITEM: FieldProblem.MISSING})
        await who_knows.note(services, request, about.handover, about.subject, item, form.text(words.TEXT))
        await ack()
        await update_below(client, body["view"], await _shown(services, request, about.handover))

    @app.action(Action.WHO_KNOWS_TAKE_OUT)
    @listener(services)
    async def on_take_out(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        with as_sent():
            item, _, at = button.subject.rpartition(";")
            when = datetime.fromisoformat(at)
        await who_knows.take_out(services, request, button.handover, item, when)
        await update_shown(client, body["view"]["id"], await _shown(services, request, button.handover))


def _register_told(app: AsyncApp, services: Services, action: Action, *, told: bool) -> None:
    @app.action(action)
    @listener(services)
    async def on_told(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        await who_knows.mark_told(services, request, button.handover, button.subject, told=told)
        await update_shown(client, body["view"]["id"], await _shown(services, request, button.handover))


async def _shown(services: Services, request: Request, handover_id: str) -> View:
    found = await who_knows.who_knows(services, request, handover_id)
    return words.who_knows(found.handover, found.proposed, found.names, found.there, pack(ButtonValue(handover_id)))


async def _note_form(services: Services, request: Request, button: ButtonValue) -> View:
    handover, person, items = await who_knows.to_note(services, request, button.handover, button.subject)
    return words.note_form(handover, person, items, pack(button))
