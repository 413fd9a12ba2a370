""" "Nudge": asks those whose part is late how it goes, and tells who hears of it when."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import nudge as words
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services import nudge
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the button."""

    @app.action(Action.NUDGE)
    @listener(services)
    async def on_nudge(request: Request, respond: Responder, button: ButtonValue) -> None:
        told = await nudge.nudge_late(services, request, button.handover)
        await respond.tell(words.nudge_sent(told, request.now))
