"""What Slack lets the bot do at all: whether it accepts the token, and which permissions are missing.

Found out from refusals. From then on one look now and then tells whether an admin has put it right, instead of one attempt
for each job that waits for it; and the log says it once, with what is to be done.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from jobs.engine.slack_errors import CALL_FAILED, ONE_WORKSPACE, ErrorMeaning, SlackError, classify
from storage.scope import workspace_key

LOOK_EVERY = timedelta(minutes=1)
DOUBTS = 3
PATIENCE = timedelta(seconds=5)
"""How long a look may take: what Slack does allow waits meanwhile."""
_START_ANEW = (
    'Copy the "Bot User OAuth Token" from https://api.slack.com/apps → your app → "OAuth & Permissions" (install the app '
    "there again if it was taken out), set SLACK_BOT_TOKEN to it, and start Baton anew. Nothing is lost: what is to be said waits."
)

log = structlog.get_logger(__name__)


class SlackAccess:
    """Remembers what Slack has refused to everybody, and looks whether it still does. `now` is in UTC."""

    def __init__(self, client: AsyncWebClient, now: Callable[[], datetime]) -> None:
        self._client, self._now = client, now
        self._refused = ""
        self._missing_scopes: set[str] = set()
        self._workspace = ""
        self._look_at: datetime | None = None
        self._doubts = 0

    @property
    def refused(self) -> str:
        """Slack's code for why it does not let us in, empty while it does."""
        return self._refused

    @property
    def missing_scopes(self) -> tuple[str, ...]:
        """The permissions that were missing when last needed, sorted; where one of several will do, with commas between."""
        return tuple(sorted(self._missing_scopes))

    @property
    def workspace(self) -> str:
        """The key of the workspace the token belongs to, as Slack said when last looked; empty before."""
        return self._workspace

    @property
    def look_at(self) -> datetime | None:
        """When to look again (UTC), None while nothing is amiss."""
        return self._look_at

    def note(self, slack_error: SlackError) -> None:
        """Take a refusal into account, and say in the log what is to be done when it is news."""
        if slack_error.meaning is ErrorMeaning.LOCKED_OUT and slack_error.why != self._refused:
            self._refused = slack_error.why
            log.error("slack.locked_out", why=slack_error.why, todo=remedy(slack_error.why))
        elif slack_error.meaning is ErrorMeaning.MISSING_SCOPE and slack_error.needed not in self._missing_scopes:
            self._missing_scopes.add(slack_error.needed)
            log.error("slack.permission_missing", needed=slack_error.needed, todo=grant(slack_error.needed))
        else:
            return
        self._look_at = self._now() + LOOK_EVERY

    def suspect(self) -> None:
        """Look at the next occasion, and some more times: Slack may tell of a change before it comes into force."""
        self._look_at, self._doubts = self._now(), DOUBTS

    async def looked(self) -> bool:
        """Look, if it is time to, and return whether something is allowed now that was not. Slack out of reach says nothing."""
        if self._look_at is None or self._look_at > self._now():
            return False
        before = (self._refused, set(self._missing_scopes))
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                answer = await self._client.auth_test()
        except CALL_FAILED as error:
            self.note(classify(error))
        else:
            self._let_in(answer)
        self._doubts = max(self._doubts - 1, 0)
        amiss = bool(self._refused or self._missing_scopes or self._doubts)
        self._look_at = self._now() + LOOK_EVERY if amiss else None
        return (bool(before[0]) and not self._refused) or bool(before[1] - self._missing_scopes)

    def _let_in(self, answer: AsyncSlackResponse) -> None:
        if self._refused:
            log.info("slack.let_in_again")
        self._refused, self._workspace = "", workspace_key(answer.get("team_id", ""), answer.get("enterprise_id"))
        granted = granted_scopes(answer)
        if granted is None:
            return
        for needed in [one for one in self._missing_scopes if granted.intersection(one.split(","))]:
            self._missing_scopes.remove(needed)
            log.info("slack.permission_granted", needed=needed)


def granted_scopes(answer: AsyncSlackResponse) -> frozenset[str] | None:
    """Return the scopes that Slack names with an answer as granted to the token, None where it names none."""
    told = {name.lower(): value for name, value in answer.headers.items()}.get("x-oauth-scopes")
    return None if told is None else frozenset(scope.strip() for scope in told.split(","))


def remedy(why: str) -> str:
    """Return what an operator does about being locked out with this code."""
    return f"{ONE_WORKSPACE[why]} Everything waits, and goes on by itself." if why in ONE_WORKSPACE else _START_ANEW


def grant(needed: str) -> str:
    """Return what an operator does about a missing permission, or about any of several."""
    return (
        f"Add {needed.replace(',', ' or ') or 'what app.yml lists'} at https://api.slack.com/apps → your app → "
        '"OAuth & Permissions" (or paste app.yml anew at "App Manifest") and reinstall the app to the workspace. '
        "What needs it waits, and goes on by itself."
    )
