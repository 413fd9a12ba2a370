"""What Slack tells of a handover's channel: the bot taken out or somebody invited, archived, unarchived, deleted."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.kit.listener import listener
from handlers.kit.responder import Responder
from messages import channel as words
from messages.kit.ids import Action
from messages.kit.values import ButtonValue
from services import channel, outsiders
from services.context import Services
from services.customer_channel import hearing
from services.request import Request

EVENTS = tuple(
    f"{kind}_{what}" for kind in ("group", "channel") for what in ("left", "archive", "unarchive", "deleted")
)
"""Of private channels, and of one that somebody has made public."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what opens or closes a channel, and for the wish for another one."""
    for event_type in EVENTS:
        _register_event(app, services, event_type)

    @app.event("member_joined_channel")
    @listener(services)
    async def on_joined(
        request: Request, body: dict[str, Any], event: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        if event.get("user") == context.bot_user_id:
            await channel.changed(services, request.workspace, event["channel"], body["event_id"])
        await outsiders.audience_changed(services, request.workspace, event["channel"])

    @app.action(Action.CHANNEL_ANOTHER)
    @listener(services)
    async def on_another(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.tell(words.another_coming(await channel.another(services, request, button.handover)))

    @app.action(Action.CHANNEL_JOIN)
    @listener(services)
    async def on_join(request: Request, respond: Responder, button: ButtonValue) -> None:
        await respond.tell(words.coming_in(await channel.invite_again(services, request, button.handover)))


def _register_event(app: AsyncApp, services: Services, event_type: str) -> None:
    @app.event(event_type)
    @listener(services)
    async def on_event(request: Request, body: dict[str, Any], event: dict[str, Any]) -> None:
        what = event_type.partition("_")[2]
        await hearing.happened(services, request, event["channel"], body["event_id"], what)
        await channel.changed(
            services,
            request.workspace,
            event["channel"],
            body["event_id"],
            deleted=event_type.endswith("_deleted"),
            closed=not event_type.endswith("_unarchive"),
        )
