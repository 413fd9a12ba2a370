"""The app is taken out of the workspace, or its tokens are revoked: seen at once, so that nothing is tried in vain."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.error_boundary import error_boundary
from services.context import Services


def register(app: AsyncApp, services: Services) -> None:
    """Listen for both. What is to be said is kept: the app may be installed again."""

    @app.event("app_uninstalled")
    @error_boundary(services)
    async def on_uninstalled() -> None:
        services.doubt()

    @app.event("tokens_revoked")
    @error_boundary(services)
    async def on_revoked() -> None:
        services.doubt()
