""" "Told": somebody of the customer's knows of the change before the introduction e-mail goes."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services import tell_first
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for both buttons. The message that they stand in is brought up to date by its job."""

    @app.action(Action.TELL_FIRST_TOLD)
    @listener(services)
    async def on_told(request: Request, button: ButtonValue) -> None:
        await tell_first.mark_told(services, request, button.handover, button.subject, told=True)

    @app.action(Action.TELL_FIRST_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue) -> None:
        await tell_first.mark_told(services, request, button.handover, button.subject, told=False)
