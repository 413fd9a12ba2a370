""" "They heard from me today": the customer has heard from somebody, and that taken back, in the overview of a handover."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.listener import listener
from handlers.overview import update_overview
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services import heard
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons."""

    @app.action(Action.HEARD)
    @listener(services)
    async def on_heard(request: Request, button: ButtonValue, client: AsyncWebClient, body: dict[str, Any]) -> None:
        await heard.heard_today(services, request, button.handover)
        await update_overview(services, request, client, body, button.handover)

    @app.action(Action.HEARD_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue, client: AsyncWebClient, body: dict[str, Any]) -> None:
        await heard.not_heard(services, request, button.handover)
        await update_overview(services, request, client, body, button.handover)
