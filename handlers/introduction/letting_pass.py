"""What the check of the introduction e-mail found, let pass with one tap and its reason, and looked at again."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import preview
from handlers.kit.as_sent import as_sent
from handlers.kit.listener import listener
from messages.introduction import preview as words
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services.context import Services
from services.introduction_check import let_pass, look_again
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for the buttons."""
    for action, (_, reason) in words.QUICK_REASONS.items():
        _register_reason(app, services, action, reason)

    @app.action(Action.EMAIL_LOOK_AGAIN)
    @listener(services)
    async def on_look_again(
        request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        now = await look_again(services, request, button.handover, _version(button))
        await client.views_update(view_id=body["view"]["id"], view=preview(now))


def _register_reason(app: AsyncApp, services: Services, action: Action, reason: str) -> None:
    @app.action(action)
    @listener(services)
    async def on_reason(request: Request, button: ButtonValue, body: dict[str, Any], client: AsyncWebClient) -> None:
        now = await let_pass(services, request, button.handover, _version(button), reason, words.REASON)
        await client.views_update(view_id=body["view"]["id"], view=preview(now))


def _version(button: ButtonValue) -> int:
    """Return the version of the draft that the preview shows. Raises Outdated."""
    with as_sent():
        return int(button.subject)
