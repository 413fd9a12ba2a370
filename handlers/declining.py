""" "This isn't mine": declining a handover with a reason, and taking that back."""

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import declining as words
from messages.kit import notices
from messages.kit.ids import Action, Form
from messages.kit.message import View
from messages.kit.values import ButtonValue, pack
from services import declining
from services.acting import view_open
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons and the form."""

    @app.action(Action.DECLINE)
    @listener(services)
    async def on_decline(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.open(words.TITLE, _form(services, request, button.handover))

    @app.view(Form.DECLINE)
    @listener(services)
    async def on_declined(request: Request, ack: AsyncAck, form: FormValues) -> None:
        about = form.metadata(ButtonValue)
        handover = await declining.decline(
            services, request, about.handover, form.text(words.WHY), form.user(words.INSTEAD)
        )
        await ack(
            response_action="update", view=notices.notice(words.title(handover, request.user), words.done(handover))
        )

    @app.action(Action.DECLINE_UNDO)
    @listener(services)
    async def on_undo(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.tell(words.undone(await declining.undo(services, request, button.handover)))


async def _form(services: Services, request: Request, handover_id: str) -> View:
    handover, person = await view_open(services, request, handover_id)
    return words.form(handover, person.id, metadata=pack(ButtonValue(handover.id)))
