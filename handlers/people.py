"""People change their name, zone or standing in Slack."""

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
        services.users.forget(request.workspace, event["user"]["id"])
        said_at = moment_of(event["event_ts"]) if event.get("event_ts") else request.now
        await people.update_from_slack(services.store, request.workspace, event["user"], said_at)
