"""Opening a modal in time: a loading view at once (Slack gives 3 seconds), the real one when its data is there."""

from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from messages.kit import notices
from messages.kit.message import View

SHOWN = "baton_shown_view"
"""Where the context keeps the id of the view opened for this request, so that an apology can take its place."""


async def show_first(client: AsyncWebClient, context: AsyncBoltContext, body: dict[str, Any], view: View) -> str:
    """Open a view, on top of the modal the press came from if it came from one. Return the view's id."""
    on_modal = (body.get("view") or {}).get("type") == "modal"
    call = client.views_push if on_modal else client.views_open
    opened = await call(trigger_id=body["trigger_id"], view=view)
    context[SHOWN] = opened["view"]["id"]
    return str(context[SHOWN])


async def show_loading(client: AsyncWebClient, context: AsyncBoltContext, body: dict[str, Any], title: str) -> str:
    """Open the loading view, unless this request has opened a view already. Return the view's id.

    Call this before anything slow, the database included.
    """
    if SHOWN in context:
        return str(context[SHOWN])
    return await show_first(client, context, body, notices.loading(title))


async def show(client: AsyncWebClient, context: AsyncBoltContext, view: View) -> None:
    """Put the real view in the place of the one opened for this request."""
    await client.views_update(view_id=context[SHOWN], view=view)
