""" "@Baton status" and "@Baton what's left", asked in a handover's channel and answered in a thread."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.kit.listener import listener
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


def register(app: AsyncApp, services: Services) -> None:
    """Listen for mentions."""

    @app.event("app_mention")
    @listener(services)
    async def on_mention(request: Request, body: dict[str, Any], event: dict[str, Any]) -> None:
        if not event.get("user") or event.get("bot_id"):
            # Two bots that greet each other would never end.
            return
        thread = event.get("thread_ts") or event["ts"]
        query = _query(event.get("text", ""))
        await queries.ask_in_channel(
            services, request, body["event_id"], query, channel=event["channel"], thread=thread
        )


def _query(text: str) -> Query:
    said = re.sub(r"<@[^>]*>", " ", text).casefold()
    return next((query for words, query in WORDS.items() if words in said), Query.MENTION_HELP)
