"""People change their name, zone or standing in Slack."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from handover.time.timestamps import moment_of
from services import people
from services.context import Services
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for changes of people."""

    @app.event("user_change")
    @listener(services)
    async def on_user_change(request: Request, event: dict[str, Any]) -> None:
        user = event.get("user")
        if not isinstance(user, Mapping) or not isinstance(user.get("id"), str):
            return
        services.users.forget(request.workspace, user["id"])
        said_at = moment_of(event["event_ts"]) if event.get("event_ts") else request.now
        await people.update_from_slack(services.store, request.workspace, user, said_at)
