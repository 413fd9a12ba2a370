"""Calls that tests make of the Web API, and the views they make them with."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.running import Playground

HOME: dict[str, Any] = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "Your birds"}},
        {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "feed", "text": {"type": "plain_text", "text": "Feed"}}],
        },
    ],
}

FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Parrot"},
    "submit": {"type": "plain_text", "text": "Say"},
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Words"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input",
            "block_id": "to",
            "label": {"type": "plain_text", "text": "To"},
            "element": {"type": "users_select", "action_id": "value"},
        },
    ],
}


async def refused(call: Any) -> str:
    """The error code with which Slack refuses a call."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def raw(playground: Playground, method: str, token: str | None = None, **how: Any) -> Any:
    headers = {"Authorization": f"Bearer {token or playground.bot_token}"} if token != "" else {}
    headers |= how.pop("headers", {})
    async with (
        aiohttp.ClientSession() as session,
        session.post(playground.api_url + method, headers=headers, **how) as answer,
    ):
        return await answer.json()


async def made(client: AsyncWebClient, name: str = "acme", *, private: bool = True) -> str:
    answer = await client.conversations_create(name=name, is_private=private)
    return str(answer["channel"]["id"])
