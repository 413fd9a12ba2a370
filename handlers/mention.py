""" "@Baton status" and "@Baton what's left", asked in a handover's channel and answered in a thread."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import overview
from handlers.desk import Desk, workspace_of
from handlers.finding import allowed
from handlers.guarded import guarded
from handlers.verbs import Asked
from messages import commands
from messages.message import Message

QUESTIONS: Mapping[str, Callable[[Asked], Awaitable[Message]]] = {
    "status": overview.status,
    "how far": overview.status,
    "left": overview.what_is_left,
    "open": overview.what_is_left,
    "todo": overview.what_is_left,
}
"""Words that tell what is wanted, in the order they are looked for."""


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for mentions."""

    @app.event("app_mention")
    @guarded(desk)
    async def on_mention(
        body: dict[str, Any], event: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> None:
        if not event.get("user") or event.get("bot_id"):
            # Two bots that greet each other would never end.
            return
        async with desk.store.begin(workspace_of(context)) as unit:
            if not await unit.first_time(body["event_id"], desk.now()):
                return
            place = await unit.places.at(event["channel"])
        asked = Asked(desk, client, context, body, event["user"], place.handover_id if place else "")
        message = await _answer(asked, event.get("text", ""))
        thread = event.get("thread_ts") or event["ts"]
        await client.chat_postMessage(channel=event["channel"], thread_ts=thread, **message.payload())


async def _answer(asked: Asked, text: str) -> Message:
    """Return the answer for a participant; raises NotAParticipant for anybody else in a handover's channel."""
    if not asked.handover_id:
        return commands.mention_elsewhere()
    await allowed(asked.desk, asked.context, asked.user, asked.handover_id)
    said = re.sub(r"<@[^>]*>", " ", text).casefold()
    for words, answer in QUESTIONS.items():
        if words in said:
            return await answer(asked)
    return commands.mention_help()
