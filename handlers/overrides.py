"""Decide in somebody's place: the form, from the overview or the command, and what comes of sending it."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.as_sent import as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.overview import update_overview
from handlers.verbs import Invocation
from handover.model.audit import OverrideKind
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.overrides import acceptable, overridable, seen_of
from messages import overrides as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, joined_marks, marks_in, pack
from services.acting import view_open
from services.context import Services
from services.overrides import override, take_back
from services.request import Request

TITLE = words.TITLE


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button and the form."""

    @app.action(Action.OVERRIDE_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, form(Invocation(services, request, handover_id=button.handover)))

    @app.view(Form.OVERRIDE)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        chosen = form.choice(words.KIND)
        if not chosen:
            raise FieldProblems({words.KIND: FieldProblem.MISSING})
        about = form.metadata(ButtonValue)
        why = form.text(words.WHY)
        with as_sent():
            kind, seen = OverrideKind(chosen), marks_in(about.subject)
        handover = await override(services, request, about.handover, kind, why, seen)
        # Opened by the command, the form has nothing below it that shows what has come of it.
        done = None if form.view.get("previous_view_id") else notices.notice(TITLE, words.done(handover))
        await (ack(response_action="update", view=done) if done else ack())
        await update_overview(services, request, client, body, about.handover)

    @app.action(Action.OVERRIDE_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        with as_sent():
            number = int(button.subject)
        await take_back(services, request, button.handover, number)
        await respond.tell(words.taken_back())


async def form(invocation: Invocation) -> View:
    """Return the form, or that there is nothing to decide."""
    handover, person = await view_open(invocation.services, invocation.request, invocation.handover_id)
    seen = joined_marks(seen_of(acceptable(handover)))
    return words.form(handover, overridable(handover, person), pack(ButtonValue(handover.id, seen)), person)
