"""Slack's client as all of Baton uses it."""

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

WRITES_BY_GET = frozenset({"conversations.inviteShared"})
"""Methods that change something and for which the SDK uses GET, which the HTTP client sends again when a connection breaks."""


class NotFromSlack(aiohttp.ClientError):
    """Something between us and Slack answered in its place, as if all were well."""


class SlackClient(AsyncWebClient):
    """A client whose calls raise nothing but `slack_errors.CALL_FAILED`, whatever answers in Slack's place."""

    async def api_call(self, api_method: str, **more: Any) -> AsyncSlackResponse:  # noqa: ANN401  # what the SDK takes
        """Call a method. Raises SlackApiError, aiohttp.ClientError (NotFromSlack is one) and TimeoutError."""
        if api_method in WRITES_BY_GET:
            more["http_verb"] = "POST"
        try:
            return await super().api_call(api_method, **more)
        except (AttributeError, UnicodeError) as error:
            # The SDK takes plain text, and JSON that is no object, for an object; and any text for valid UTF-8.
            raise NotFromSlack(api_method) from error
