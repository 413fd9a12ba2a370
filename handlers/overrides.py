"""Decide in somebody's place: the form, from the overview or the command, and what comes of sending it."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from handlers.verbs import Invocation
from handover.model.records import OverrideKind
from handover.model.refusals import FieldProblem, FieldProblems
from handover.overrides import overridable
from messages import overrides as words
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services.acting import view
from services.context import Services
from services.overrides import override
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
    async def on_sent(request: Request, form: FormValues) -> None:
        chosen = form.choice(words.KIND)
        if not chosen:
            raise FieldProblems({words.KIND: FieldProblem.MISSING})
        handover_id = form.metadata(ButtonValue).handover
        await override(services, request, handover_id, OverrideKind(chosen), form.text(words.WHY))


async def form(invocation: Invocation) -> View:
    """Return the form, or that there is nothing to decide."""
    handover, person = await view(invocation.services, invocation.request, invocation.handover_id)
    return words.form(handover, overridable(handover, person), pack(ButtonValue(handover.id)))
