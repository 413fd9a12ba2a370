"""Somebody, or Baton itself, has edited a canvas: Slack tells it of every file that changes."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from services import canvas
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for files that change."""

    @app.event("file_change")
    @listener(services)
    async def on_file_change(request: Request, event: dict[str, Any]) -> None:
        await canvas.file_changed(services, request, str(event.get("file_id") or ""))
