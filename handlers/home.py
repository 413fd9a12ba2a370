"""The Home tab: published when somebody opens it."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from services import channel, home
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for somebody opening the tab."""

    @app.event("app_home_opened")
    @listener(services)
    async def on_opened(request: Request, event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            await home.opened(services, request)
        elif event.get("tab") == "messages":
            await channel.messages_tab_opened(services, request)
