"""What Slack tells of invitations into a channel with a customer, and of its name. `channel` and `outsiders` hear the rest."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from handover.customer_channel import news
from services.context import Services
from services.customer_channel import hearing
from services.request import Request

ANSWERS = {"shared_channel_invite_accepted": True, "shared_channel_invite_declined": False}
"""The events of an answer to an invitation, and whether it was accepted."""
RENAMES = ("channel_rename", "group_rename")


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what the other organisation answers, and for another name."""
    for event_type, accepted in ANSWERS.items():
        _register_answer(app, services, event_type, accepted)
    for event_type in RENAMES:
        _register_rename(app, services, event_type)


def _register_answer(app: AsyncApp, services: Services, event_type: str, accepted: bool) -> None:
    @app.event(event_type)
    @listener(services)
    async def on_answer(request: Request, body: dict[str, Any], event: dict[str, Any]) -> None:
        email = str(event["invite"].get("recipient_email") or "")
        conversation = str(event["channel"]["id"])
        await hearing.answered(services, request, conversation, body["event_id"], email, accepted=accepted)


def _register_rename(app: AsyncApp, services: Services, event_type: str) -> None:
    @app.event(event_type)
    @listener(services)
    async def on_rename(request: Request, body: dict[str, Any], event: dict[str, Any]) -> None:
        channel = event["channel"]
        await hearing.happened(
            services, request, str(channel["id"]), body["event_id"], news.RENAMED, str(channel.get("name") or "")
        )
