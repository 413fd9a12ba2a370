""" "@Baton status" and "@Baton what's left", asked in a handover's channel and answered in a thread."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.kit.error_boundary import error_boundary
from handlers.kit.lookup import allowed
from handlers.kit.request import workspace_of
from handover.queries import Query, answer
from services.context import Services

QUESTIONS: Mapping[str, Query] = {
    "status": Query.STATUS,
    "how far": Query.STATUS,
    "left": Query.LEFT,
    "open": Query.LEFT,
    "todo": Query.LEFT,
}
"""Words that tell what is wanted, in the order they are looked for."""


def register(app: AsyncApp, services: Services) -> None:
    """Listen for mentions."""

    @app.event("app_mention")
    @error_boundary(services)
    async def on_mention(body: dict[str, Any], event: dict[str, Any], context: AsyncBoltContext) -> None:
        if not event.get("user") or event.get("bot_id"):
            # Two bots that greet each other would never end.
            return
        async with services.store.begin(workspace_of(context)) as unit:
            place = await unit.slack_refs.at(event["channel"])
        wanted = Query.MENTION_ELSEWHERE
        if place is not None:
            await allowed(services, context, event["user"], place.handover_id)
            wanted = _wanted(event.get("text", ""))
        thread = event.get("thread_ts") or event["ts"]
        about = place.handover_id if place and wanted in QUESTIONS.values() else ""
        asked = answer(
            body["event_id"], where=event["channel"], thread=thread, user=event["user"], wanted=wanted, about=about
        )
        async with services.store.begin(workspace_of(context)) as unit:
            await unit.jobs.add(asked)


def _wanted(text: str) -> Query:
    said = re.sub(r"<@[^>]*>", " ", text).casefold()
    return next((wanted for words, wanted in QUESTIONS.items() if words in said), Query.MENTION_HELP)
