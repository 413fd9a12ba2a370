"""The Home tab: published when somebody opens it, and whenever something on it changes."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers import people
from handlers.kit.error_boundary import error_boundary
from handlers.kit.request import workspace_of
from handover.model.jobs import home_tab
from services.context import Services


def register(app: AsyncApp, services: Services) -> None:
    """Listen for somebody opening the tab."""

    @app.event("app_home_opened")
    @error_boundary(services)
    async def on_opened(event: dict[str, Any], context: AsyncBoltContext) -> None:
        if event.get("tab") != "home":
            return
        person = await people.person(services, context, event["user"])
        async with services.store.begin(workspace_of(context)) as unit:
            # Somebody looks at it, so it goes ahead of what nobody waits for.
            await unit.jobs.add(replace(home_tab(person.id), urgent=True))
