"""The app is taken out of the workspace, or its tokens are revoked."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from services.context import Services


def register(app: AsyncApp, services: Services) -> None:
    """Listen for both. Jobs are kept: the app may be installed again."""

    @app.event("app_uninstalled")
    @listener(services)
    async def on_uninstalled() -> None:
        services.recheck_access()

    @app.event("tokens_revoked")
    @listener(services)
    async def on_revoked() -> None:
        services.recheck_access()
