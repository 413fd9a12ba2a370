"""Slack's user objects for the application layer."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from jobs.engine.rate_limits.clients import InteractiveClient
from jobs.engine.rate_limits.limiter import RateLimiters
from jobs.engine.slack_errors import CALL_FAILED
from messages.kit.slack_codes import USER_UNKNOWN, code_in
from services.context import FetchUser, SlackSilent


def user_fetcher(
    client_in: Callable[[str], AsyncWebClient], limiters: RateLimiters, now: Callable[[], datetime]
) -> FetchUser:
    """Return what asks Slack about a user by `users.info`, at once and counted, so that jobs make room. `now` is in UTC.

    What it returns raises SlackSilent when Slack does not answer.
    """

    async def fetch(workspace: str, user: str) -> Mapping[str, Any] | None:
        client = InteractiveClient(client_in(workspace), limiters.of(workspace), now)
        try:
            answer = await client.users_info(user=user)
        except CALL_FAILED as error:
            if isinstance(error, SlackApiError) and code_in(error.response) in USER_UNKNOWN:
                return None
            raise SlackSilent(type(error).__name__) from error
        found: Mapping[str, Any] = answer["user"]
        return found

    return fetch
