"""How Slack refuses a call, and what that means for the job: it is so already, wait, try again, wait for an admin, or never."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import aiohttp
from slack_sdk.errors import SlackApiError

from messages.kit.slack_codes import CHANNEL_UNREACHABLE, SlackCode, code_in, names_what_was_asked, status_of

DEFAULT_WAIT = timedelta(seconds=30)
"""How long a 429 without a readable `Retry-After` waits."""

LONGEST_WAIT = timedelta(hours=1)

ONE_WORKSPACE: Mapping[str, str] = {
    SlackCode.ORG_LOGIN_REQUIRED: "Slack is moving this workspace into another organisation.",
    SlackCode.TEAM_ACCESS_NOT_GRANTED: "An owner of the organisation has to let the app into this workspace again.",
}
"""Those of them that are no fault of the token's, and what has to happen.

A token of a whole organisation gets them in one of its workspaces, while it is accepted in the others.
"""
MISSING_SCOPE = SlackCode.MISSING_SCOPE


SAME_CAUSE: Mapping[str, str] = {
    SlackCode.USER_DISABLED: "deactivated",
    SlackCode.USER_NOT_VISIBLE: SlackCode.USER_NOT_FOUND,
}
"""Codes that mean what is known under another name, so that nobody is told the same thing twice."""


class ErrorMeaning(StrEnum):
    """What follows from a refusal.

    `ALREADY`: it is so. `WAIT`, `RETRY`: temporary. Mendable, and waited for: `LOCKED_OUT` by the operator (nothing works until
    the token is accepted again), `MISSING_SCOPE` by whoever installs the app, `SWITCHED_OFF` by an admin of the workspace or the
    app's makers (a setting), `CHANNEL_CLOSED` by the people in the channel. `UNKNOWN`: a rule of Slack's that is not named here;
    it is about us or the place, so somebody may mend it, and it is waited for. `HOPELESS`: what was asked for is wrong; final.
    """

    ALREADY = "already"
    WAIT = "wait"
    RETRY = "retry"
    LOCKED_OUT = "locked out"
    MISSING_SCOPE = "missing scope"
    SWITCHED_OFF = "switched off"
    CHANNEL_CLOSED = "channel closed"
    UNKNOWN = "unknown"
    HOPELESS = "hopeless"


MEANINGS: Mapping[str, ErrorMeaning] = {
    SlackCode.ALREADY_IN_CHANNEL: ErrorMeaning.ALREADY,
    SlackCode.ALREADY_PINNED: ErrorMeaning.ALREADY,
    SlackCode.ALREADY_ARCHIVED: ErrorMeaning.ALREADY,
    SlackCode.NOT_ARCHIVED: ErrorMeaning.ALREADY,
    SlackCode.ALREADY_REACTED: ErrorMeaning.ALREADY,
    SlackCode.CANT_INVITE_SELF: ErrorMeaning.ALREADY,
    SlackCode.NO_PIN: ErrorMeaning.ALREADY,
    SlackCode.CHANNEL_CANVAS_ALREADY_EXISTS: ErrorMeaning.ALREADY,
    SlackCode.RATELIMITED: ErrorMeaning.WAIT,
    SlackCode.RATE_LIMITED: ErrorMeaning.WAIT,
    SlackCode.MESSAGE_LIMIT_EXCEEDED: ErrorMeaning.WAIT,
    SlackCode.INTERNAL_ERROR: ErrorMeaning.RETRY,
    SlackCode.FATAL_ERROR: ErrorMeaning.RETRY,
    SlackCode.SERVICE_UNAVAILABLE: ErrorMeaning.RETRY,
    SlackCode.REQUEST_TIMEOUT: ErrorMeaning.RETRY,
    SlackCode.TEAM_ADDED_TO_ORG: ErrorMeaning.RETRY,
    SlackCode.CANVAS_EDITING_LOCKED: ErrorMeaning.RETRY,
    SlackCode.FETCH_MEMBERS_FAILED: ErrorMeaning.RETRY,
    SlackCode.ACCESSLIMITED: ErrorMeaning.RETRY,
    SlackCode.EXTERNAL_CHANNEL_MIGRATING: ErrorMeaning.RETRY,
    SlackCode.FILE_UPDATE_FAILED: ErrorMeaning.RETRY,
    SlackCode.UPDATE_FAILED: ErrorMeaning.RETRY,
    SlackCode.ACCOUNT_INACTIVE: ErrorMeaning.LOCKED_OUT,
    SlackCode.APP_UNINSTALLED: ErrorMeaning.LOCKED_OUT,
    SlackCode.INVALID_AUTH: ErrorMeaning.LOCKED_OUT,
    SlackCode.NOT_AUTHED: ErrorMeaning.LOCKED_OUT,
    SlackCode.ORG_LOGIN_REQUIRED: ErrorMeaning.LOCKED_OUT,
    SlackCode.TEAM_ACCESS_NOT_GRANTED: ErrorMeaning.LOCKED_OUT,
    SlackCode.TOKEN_EXPIRED: ErrorMeaning.LOCKED_OUT,
    SlackCode.TOKEN_REVOKED: ErrorMeaning.LOCKED_OUT,
    SlackCode.MISSING_SCOPE: ErrorMeaning.MISSING_SCOPE,
    SlackCode.ACCESS_DENIED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.EKM_ACCESS_DENIED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.MESSAGES_TAB_DISABLED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.FILE_UPLOADS_DISABLED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.FILE_UPLOADS_EXCEPT_IMAGES_DISABLED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.FILE_UPLOAD_SIZE_RESTRICTED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.STORAGE_LIMIT_REACHED: ErrorMeaning.SWITCHED_OFF,
    SlackCode.CHANNEL_NOT_FOUND: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.CHANNEL_IS_LIMITED_ACCESS: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.IS_ARCHIVED: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.IS_INACTIVE: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.NO_PERMISSION: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.NOT_IN_CHANNEL: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.POSTING_TO_CHANNEL_DENIED: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.POSTING_TO_GENERAL_CHANNEL_DENIED: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.RESTRICTED_ACTION: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.RESTRICTED_ACTION_NON_THREADABLE_CHANNEL: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.RESTRICTED_ACTION_READ_ONLY_CHANNEL: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.RESTRICTED_ACTION_THREAD_LOCKED: ErrorMeaning.CHANNEL_CLOSED,
    SlackCode.RESTRICTED_ACTION_THREAD_ONLY_CHANNEL: ErrorMeaning.CHANNEL_CLOSED,
}
"""What each code means for us; of every other one it is told by what it names."""

NOT_REACHED = frozenset({ErrorMeaning.WAIT, ErrorMeaning.RETRY})
"""Slack cannot be asked right now."""

CALL_FAILED = (SlackApiError, aiohttp.ClientError, TimeoutError)
"""What a call raises that Slack refuses or that does not reach it."""


@dataclass(frozen=True)
class SlackError:
    """What a failed call means.

    `wait` is Slack's own wish (from `Retry-After`), set only with `WAIT`; `needed` the permission that is missing (or
    several with commas between, of which one will do), set only with `MISSING_SCOPE`.
    """

    meaning: ErrorMeaning
    why: str
    wait: timedelta | None = None
    needed: str = ""

    @property
    def says_nothing_of_tokens(self) -> bool:
        """Whether Slack cannot be asked right now. A page that says 404 or 403 is no Slack, and more likely a wrong address."""
        return self.meaning in NOT_REACHED and not self.why.startswith("http_4")


def code(error: SlackApiError) -> str:
    """Return Slack's error code, such as `channel_not_found`; `http_503` when the answer carried none."""
    return code_in(error.response)


def already(error: SlackApiError) -> bool:
    """Return whether what was asked for is so already, which is as good as done."""
    return MEANINGS.get(code(error)) is ErrorMeaning.ALREADY


def refuses_only_this(error: SlackApiError) -> bool:
    """Return whether Slack refuses just what was asked for, by a rule about it or for good: what stands beside it can go on."""
    only = {ErrorMeaning.HOPELESS, ErrorMeaning.UNKNOWN, ErrorMeaning.CHANNEL_CLOSED, ErrorMeaning.SWITCHED_OFF}
    return classify(error).meaning in only and code(error) not in CHANNEL_UNREACHABLE


def may_change(error: SlackApiError) -> bool:
    """Return whether a rule or setting refuses what was asked for, which somebody may change."""
    return classify(error).meaning in (ErrorMeaning.CHANNEL_CLOSED, ErrorMeaning.SWITCHED_OFF, ErrorMeaning.UNKNOWN)


def classify(error: Exception) -> SlackError:
    """Return what a failed call to Slack means.

    Anything that is not Slack's own answer (a cut connection, no answer in time, a page of a gateway) may or may not have
    worked, so it is tried again, and the next attempt reads back first (see `context.post`). So are 5xx and
    `internal_error`, of which Slack says that part of the operation may have succeeded. What somebody can mend is waited
    for, a code that nobody here has heard of too. One that names what was asked for is final.
    """
    if not isinstance(error, SlackApiError):
        return SlackError(ErrorMeaning.RETRY, type(error).__name__)
    name, status = code(error), status_of(error.response)
    meaning = MEANINGS.get(name) or (ErrorMeaning.HOPELESS if names_what_was_asked(name) else ErrorMeaning.UNKNOWN)
    if status == 429 or meaning is ErrorMeaning.WAIT:
        return SlackError(ErrorMeaning.WAIT, name, _retry_after(error))
    if status >= 500 or name == f"http_{status}":
        return SlackError(ErrorMeaning.RETRY, name)
    return SlackError(meaning, name, needed=_needed(error) if meaning is ErrorMeaning.MISSING_SCOPE else "")


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
