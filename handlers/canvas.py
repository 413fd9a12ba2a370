"""The canvas: Slack tells of every file that changes, and people decide about what was edited."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages.canvas.edits import MADE_AGAIN
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services import canvas
from services.context import Services
from services.request import Request

TAKES: Mapping[Action, bool] = {Action.CANVAS_TAKE: True, Action.CANVAS_LEAVE_OUT: False}
"""The buttons that decide about an edit, and whether it is taken over."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for files that change, and for what is decided about edits."""

    @app.event("file_change")
    @listener(services)
    async def on_file_change(request: Request, event: dict[str, Any]) -> None:
        await canvas.file_changed(services, request, str(event.get("file_id") or ""))

    for action, take in TAKES.items():
        _register_decision(app, services, action, take=take)

    @app.action(Action.CANVAS_UNDO)
    @listener(services)
    async def on_undo(request: Request, button: ButtonValue) -> None:
        await canvas.undo(services, request, button.handover, button.subject)

    @app.action(Action.CANVAS_MAKE_AGAIN)
    @listener(services)
    async def on_make_again(request: Request, respond: Responder, button: ButtonValue) -> None:
        await canvas.make_again(services, request, button.handover)
        await respond.tell(MADE_AGAIN)


def _register_decision(app: AsyncApp, services: Services, action: Action, *, take: bool) -> None:
    @app.action(action)
    @listener(services)
    async def on_decided(request: Request, button: ButtonValue) -> None:
        await canvas.decide(services, request, button.handover, button.subject, take=take)
