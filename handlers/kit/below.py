"""The view that lies below the form in use: whoever comes back to it sees what has become of it."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from messages.kit.message import View
from messages.kit.slack_codes import code_in


async def update_below(client: AsyncWebClient, form: Mapping[str, Any], view: View) -> None:
    """Put a view in the place of the one below the form, if one lies there still."""
    if form.get("previous_view_id"):
        await update_shown(client, form["previous_view_id"], view)


async def update_shown(client: AsyncWebClient, view_id: str, view: View) -> None:
    """Put a view in the place of this one. Closed meanwhile, nobody looks at it."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        if code_in(error.response) != "not_found":
            raise
