"""Edit what was entered at the start: the form, from the card, the overview or the command, and what comes of sending it."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.opening import entered, plan_form
from handlers.overview import update_overview
from handlers.verbs import Invocation
from handover.form_merge import field_marks
from handover.replanning.changing import plan_of
from messages import replanning as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, joined_marks, marks_in, pack
from services.acting import view_open
from services.context import Services
from services.replanning import edit
from services.request import Request

TITLE = words.TITLE


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button and the form."""

    @app.action(Action.PLAN_OPEN)
    @listener(services)
    async def on_open(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(TITLE, form(Invocation(services, request, handover_id=button.handover)))

    @app.view(Form.PLAN)
    @listener(services)
    async def on_sent(
        request: Request, ack: AsyncAck, form: FormValues, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        about = form.metadata(ButtonValue)
        shown = marks_in(about.subject)
        await edit(services, request, about.handover, plan_form(entered(form), "outgoing"), shown)
        await ack()
        await update_overview(services, request, client, body, about.handover)


async def form(invocation: Invocation) -> View:
    """Return the form with everything as it is now."""
    handover, _ = await view_open(invocation.services, invocation.request, invocation.handover_id)
    shown = joined_marks(field_marks(plan_of(handover)))
    return words.form(handover, pack(ButtonValue(handover.id, shown)))
