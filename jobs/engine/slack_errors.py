"""How Slack refuses a call, and what that means for the job: it is so already, wait, try again, wait for an admin, or never."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from slack_sdk.errors import SlackApiError

DEFAULT_WAIT = timedelta(seconds=30)
"""How long a 429 without a readable `Retry-After` waits."""

LONGEST_WAIT = timedelta(hours=1)

_ALREADY = frozenset(
    {
        "already_in_channel",
        "already_pinned",
        "already_archived",
        "not_archived",
        "already_reacted",
        "no_pin",
        "channel_canvas_already_exists",
    }
)
_WAIT = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_RETRY = frozenset(
    {
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "team_added_to_org",
        "canvas_editing_locked",
        "fetch_members_failed",
        "accesslimited",
    }
)
_LOCKED_OUT = frozenset(
    {
        "access_denied",
        "account_inactive",
        "app_uninstalled",
        "ekm_access_denied",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""Refusals that say nothing about the call: whatever the bot asks for now is refused."""
ONE_WORKSPACE = {
    "org_login_required": "Slack is moving this workspace into another organisation.",
    "team_access_not_granted": "An owner of the organisation has to let the app into this workspace again.",
}
"""Those of them that are no fault of the token's, and what has to happen.

A token of a whole organisation gets them in one of its workspaces, while it is accepted in the others.
"""
MISSING_SCOPE = "missing_scope"
_SWITCHED_OFF = frozenset({"messages_tab_disabled"})


SAME_CAUSE = {"user_disabled": "deactivated", "user_not_visible": "user_not_found"}
"""Codes that mean what is known under another name, so that nobody is told the same thing twice."""


class ErrorMeaning(StrEnum):
    """What follows from a refusal.

    `LOCKED_OUT`: nothing works until the token is accepted again. `LACKING`: this waits for a permission, `SWITCHED_OFF`
    for a setting of the app; others go on.
    """

    ALREADY = "already"
    WAIT = "wait"
    RETRY = "retry"
    LOCKED_OUT = "locked out"
    LACKING = "lacking"
    SWITCHED_OFF = "switched off"
    HOPELESS = "hopeless"


NOT_REACHED = frozenset({ErrorMeaning.WAIT, ErrorMeaning.RETRY})
"""What says nothing about a token, only that Slack cannot be asked right now."""


@dataclass(frozen=True)
class SlackError:
    """What a failed call means.

    `wait` is Slack's own wish (from `Retry-After`), set only with `WAIT`; `needed` the permission that is missing (or
    several with commas between, of which one will do), set only with `LACKING`.
    """

    meaning: ErrorMeaning
    why: str
    wait: timedelta | None = None
    needed: str = ""


def code(error: SlackApiError) -> str:
    """Return Slack's error code, such as `channel_not_found`; `http_503` when the answer carried none."""
    answer = error.response
    data = getattr(answer, "data", answer)
    named = data.get("error") if isinstance(data, dict) else None
    return str(named) if named else f"http_{_status(error)}"


def already(error: SlackApiError) -> bool:
    """Return whether what was asked for is so already, which is as good as done."""
    return code(error) in _ALREADY


def classify(error: Exception) -> SlackError:
    """Return what a failed call to Slack means.

    Anything that is not Slack's own answer (a cut connection, no answer in time) may or may not have worked, so it is
    tried again, and the next attempt reads back first (see `context.post`). So are 5xx and `internal_error`, of which
    Slack says that part of the operation may have succeeded. What an admin can mend is waited for. Every other code is final.
    """
    if not isinstance(error, SlackApiError):
        return SlackError(ErrorMeaning.RETRY, type(error).__name__)
    name, status = code(error), _status(error)
    if status == 429 or name in _WAIT:
        return SlackError(ErrorMeaning.WAIT, name, _retry_after(error))
    if status >= 500 or name in _RETRY:
        return SlackError(ErrorMeaning.RETRY, name)
    if name in _ALREADY:
        return SlackError(ErrorMeaning.ALREADY, name)
    if name in _LOCKED_OUT:
        return SlackError(ErrorMeaning.LOCKED_OUT, name)
    if name == MISSING_SCOPE:
        return SlackError(ErrorMeaning.LACKING, name, needed=_needed(error))
    if name in _SWITCHED_OFF:
        return SlackError(ErrorMeaning.SWITCHED_OFF, name)
    return SlackError(ErrorMeaning.HOPELESS, name)


def _status(error: SlackApiError) -> int:
    """Return the HTTP status; the SDK hands over its own response, or aiohttp's when the body was not JSON."""
    answer = error.response
    return int(getattr(answer, "status_code", 0) or getattr(answer, "status", 0) or 0)


def _needed(error: SlackApiError) -> str:
    data = getattr(error.response, "data", error.response)
    return str(data.get("needed") or "") if isinstance(data, dict) else ""


def _retry_after(error: SlackApiError) -> timedelta:
    headers = getattr(error.response, "headers", None) or {}
    told = str(headers.get("Retry-After", ""))
    if not told.isdecimal():
        return DEFAULT_WAIT
    # What stands between us and Slack may say anything. An hour later it does no harm to ask.
    return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT)
