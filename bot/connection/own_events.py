"""What Slack tells of the bot's own doing is not listened to, but for one thing: that a message of its own was deleted.

Bolt's middleware for this takes that for the bot's own doing, too, because the message was the bot's. Somebody else did it, and
what hangs on the message has to go on elsewhere.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

TELLS_OF_MEMBERS = frozenset({"member_joined_channel", "member_left_channel"})
"""Events whose user is who is concerned, not who acted."""


def ignore_own_events(app: AsyncApp) -> None:
    """Acknowledge events of the bot's own doing before any listener hears of them."""

    async def ignore(
        context: AsyncBoltContext, body: Mapping[str, Any], ack: AsyncAck, next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        event = body.get("event")
        if isinstance(event, Mapping) and _is_own(event, context):
            return await ack()
        await next_()
        return None

    app.use(ignore)


def _is_own(event: Mapping[str, Any], context: AsyncBoltContext) -> bool:
    if event.get("type") in TELLS_OF_MEMBERS or event.get("subtype") == "message_deleted":
        return False
    by_bot = context.bot_id is not None and event.get("bot_id") == context.bot_id
    return by_bot or (context.bot_user_id is not None and context.user_id == context.bot_user_id)
