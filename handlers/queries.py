""" "@Baton status" and "@Baton what's left", asked in a handover's channel and answered in a thread."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.kit.listener import listener
from handlers.kit.message_event import message_event
from handover.queries import Query
from services import queries
from services.context import Services
from services.request import Request

WORDS: Mapping[str, Query] = {
    "status": Query.STATUS,
    "how far": Query.STATUS,
    "left": Query.LEFT,
    "open": Query.LEFT,
    "todo": Query.LEFT,
}
"""Words that tell what is asked, in the order they are looked for."""
MOST_WORDS = 5
"""Words of the longest message that asks for something without a question mark."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for mentions."""

    @app.event("app_mention")
    @listener(services)
    async def on_mention(
        request: Request, body: dict[str, Any], event: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        # None for what another bot says: two bots that greet each other would never end.
        message = message_event(event, context.bot_user_id)
        if message is not None:
            shared = bool(body.get("is_ext_shared_channel"))
            await queries.ask_in_channel(
                services, request, body["event_id"], _query(message.typed), message, shared=shared
            )


def _query(text: str) -> Query:
    """Return what is asked for in few words, or in a question; a longer text that holds such a word speaks of something else."""
    said = re.sub(r"<@[^>]*>", " ", text).casefold()
    if len(said.split()) > MOST_WORDS and not said.rstrip().endswith("?"):
        return Query.MENTION_HELP
    return next((query for words, query in WORDS.items() if words in said), Query.MENTION_HELP)
