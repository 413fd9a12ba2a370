"""The app is taken out of the workspace, or its tokens are revoked: seen at once, so that nothing is tried in vain."""

from slack_bolt.async_app import AsyncApp

from handlers.kit.error_boundary import guarded
from services.context import Desk


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for both. What is to be said is kept: the app may be installed again."""

    @app.event("app_uninstalled")
    @guarded(desk)
    async def on_uninstalled() -> None:
        desk.doubt()

    @app.event("tokens_revoked")
    @guarded(desk)
    async def on_revoked() -> None:
        desk.doubt()
