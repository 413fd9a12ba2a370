"""The buttons of the morning digest: "Tomorrow", "Got it", "Undo"."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.listener import listener
from handlers.steps import update_form
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services import digest
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what people do with a reminder."""

    @app.action(Action.TODO_TOMORROW)
    @app.action(Action.TODO_SEEN)
    @listener(services)
    async def on_tomorrow(request: Request, button: ButtonValue) -> None:
        await digest.postpone(services, request, button.handover, button.subject)

    @app.action(Action.TODO_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        handover, person = await digest.undo(services, request, button.handover, button.subject)
        await update_form(client, body, handover, button.subject, person)
