"""Slack clients that keep to a workspace's rate limits: one for what a person waits for, one for a job."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from jobs.engine.rate_limits.limiter import RateLimiter
from jobs.engine.slack_client import SlackClient
from jobs.engine.slack_errors import ErrorMeaning, classify
from storage.jobs.outbox import ClaimedJob

MAX_INTERACTIVE_WAIT = timedelta(seconds=1)
"""How long somebody who looks at the screen may be kept waiting: Slack wants its answer within three seconds."""
SHORTEST_WAIT = timedelta(seconds=0.1)
"""How long a 429 whose `Retry-After` is 0 waits."""
READ_ONLY_METHODS = frozenset(
    {
        "auth.test",
        "bookmarks.list",
        "canvases.getContent",
        "canvases.sections.lookup",
        "chat.getPermalink",
        "conversations.history",
        "conversations.info",
        "conversations.members",
        "conversations.open",
        "conversations.replies",
        "files.getUploadURLExternal",
        "files.info",
        "files.list",
        "usergroups.list",
        "users.conversations",
        "users.info",
    }
)
"""Calls that leave nothing behind which would have to be looked for later."""


class RateLimitReached(Exception):
    """Slack would not take this call now. `until` (UTC) is the time reserved for it, `why` Slack's code or `paced`."""

    def __init__(self, until: datetime, why: str) -> None:
        super().__init__(f"{why}, not before {until.isoformat()}")
        self.until, self.why = until, why


class RateLimitTimeout(TimeoutError):
    """Slack takes no more of these calls for longer than somebody can be kept waiting."""


class RateLimitedClient(SlackClient):
    """A client like `plain` that remembers what Slack refuses. `now` is in UTC."""

    def __init__(self, plain: AsyncWebClient, limiter: RateLimiter, now: Callable[[], datetime]) -> None:
        super().__init__(
            token=plain.token,
            base_url=plain.base_url,
            timeout=plain.timeout,
            ssl=plain.ssl,
            proxy=plain.proxy,
            session=plain.session,
            headers=plain.headers,
            team_id=plain.default_params.get("team_id"),
            logger=plain.logger,
            retry_handlers=plain.retry_handlers,
        )
        self.limiter, self.now = limiter, now

    async def call(self, method: str, more: Mapping[str, Any]) -> AsyncSlackResponse:
        """Call, and take note when Slack wants us to wait. Raises what SlackClient raises."""
        try:
            return await super().api_call(method, **more)
        except SlackApiError as error:
            slack_error = classify(error)
            if slack_error.meaning is ErrorMeaning.WAIT:
                self.limiter.refused(method, conversation(more), self.now(), slack_error.wait or SHORTEST_WAIT)
            raise


class InteractiveClient(RateLimitedClient):
    """For what somebody waits for: nothing of ours holds it back, it only counts, so that jobs make room."""

    async def api_call(self, api_method: str, **more: Any) -> AsyncSlackResponse:  # noqa: ANN401  # what the SDK takes
        """Call at once; when Slack wants a moment's wait, wait and call again. Raises RateLimitTimeout when that is too long."""
        self.limiter.count(api_method, conversation(more), self.now())
        remaining = MAX_INTERACTIVE_WAIT
        while True:
            try:
                return await self.call(api_method, more)
            except SlackApiError as error:
                slack_error = classify(error)
                if slack_error.meaning is not ErrorMeaning.WAIT:
                    raise
                wait = slack_error.wait or SHORTEST_WAIT
                if wait > remaining:
                    raise RateLimitTimeout(api_method) from error
            remaining -= wait
            await asyncio.sleep(wait.total_seconds())


class JobClient(RateLimitedClient):
    """For one attempt at a job: a call that Slack would not take yet is not made."""

    def __init__(
        self, plain: AsyncWebClient, limiter: RateLimiter, now: Callable[[], datetime], job: ClaimedJob
    ) -> None:
        super().__init__(plain, limiter, now)
        self._job = job
        self.spoken = False
        """Whether something may have been said or done in Slack."""
        self._methods_called: set[str] = set()

    async def api_call(self, api_method: str, **more: Any) -> AsyncSlackResponse:  # noqa: ANN401  # what the SDK takes
        """Call, if there is room. Raises RateLimitReached where there is none or Slack says so, and what SlackClient raises."""
        self._check_limit(api_method, more, "paced")
        before, self.spoken = self.spoken, self.spoken or api_method not in READ_ONLY_METHODS
        try:
            return await self.call(api_method, more)
        except SlackApiError as error:
            slack_error = classify(error)
            if slack_error.meaning is ErrorMeaning.WAIT:
                self.spoken = before
                self._check_limit(api_method, more, slack_error.why)
            raise

    def _check_limit(self, method: str, more: Mapping[str, Any], why: str) -> None:
        job = self._job
        # An attempt that calls a method several times reserves one time. With one for each it would start over at every one,
        # take that for its first call, and never come to its second.
        begun = self.spoken or method in self._methods_called
        until = self.limiter.ask(
            job.id, method, conversation(more), self.now(), low_priority=not job.urgent, begun=begun
        )
        if until is not None:
            raise RateLimitReached(until, why)
        self._methods_called.add(method)


def conversation(more: Mapping[str, Any]) -> str:
    """Return the conversation a call is about, empty when about none: the SDK puts arguments here or there."""
    for where in ("json", "params", "data"):
        given = more.get(where)
        if isinstance(given, Mapping) and given.get("channel"):
            return str(given["channel"])
    return ""
