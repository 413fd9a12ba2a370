"""Somebody leaves a handover's channel, or it is shared with another organisation. Who joins is heard in `channel.py`."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from handover.customer_channel import news
from services import outsiders
from services.context import Services
from services.customer_channel import hearing
from services.request import Request

SHARING = {"channel_shared": news.SHARED, "channel_unshared": news.UNSHARED}
"""Those that are news where it is a channel with the customer."""
EVENTS = ("member_left_channel", "channel_shared", "channel_unshared")


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what changes who can read a channel."""
    for event_type in EVENTS:
        _register_event(app, services, event_type)


def _register_event(app: AsyncApp, services: Services, event_type: str) -> None:
    @app.event(event_type)
    @listener(services)
    async def on_event(request: Request, body: dict[str, Any], event: dict[str, Any]) -> None:
        if event_type in SHARING:
            await hearing.happened(services, request, event["channel"], body["event_id"], SHARING[event_type])
        await outsiders.audience_changed(services, request.workspace, event["channel"])
