"""Slack's error codes, as far as they mean something to us: https://docs.slack.dev/reference/methods, "Errors" of each method."""

import re
from enum import StrEnum


class SlackCode(StrEnum):
    """The `error` of an answer of Slack's Web API."""

    ACCESSLIMITED = "accesslimited"
    ACCESS_DENIED = "access_denied"
    ACCOUNT_INACTIVE = "account_inactive"
    ALREADY_ARCHIVED = "already_archived"
    ALREADY_IN_CHANNEL = "already_in_channel"
    ALREADY_PINNED = "already_pinned"
    ALREADY_REACTED = "already_reacted"
    APP_UNINSTALLED = "app_uninstalled"
    CANNOT_REPLY_TO_MESSAGE = "cannot_reply_to_message"
    CANNOT_DM_BOT = "cannot_dm_bot"
    CANT_INVITE = "cant_invite"
    CANT_INVITE_SELF = "cant_invite_self"
    CANT_UPDATE_MESSAGE = "cant_update_message"
    CANVAS_DELETED = "canvas_deleted"
    CANVAS_DISABLED_USER_TEAM = "canvas_disabled_user_team"
    CANVAS_NOT_FOUND = "canvas_not_found"
    CANVAS_EDITING_LOCKED = "canvas_editing_locked"
    CHANNEL_CANVAS_ALREADY_EXISTS = "channel_canvas_already_exists"
    CHANNEL_IS_LIMITED_ACCESS = "channel_is_limited_access"
    CHANNEL_NOT_FOUND = "channel_not_found"
    EDIT_WINDOW_CLOSED = "edit_window_closed"
    EKM_ACCESS_DENIED = "ekm_access_denied"
    EXPIRED_TRIGGER_ID = "expired_trigger_id"
    FILE_DELETED = "file_deleted"
    FILE_NOT_FOUND = "file_not_found"
    EXTERNAL_CHANNEL_MIGRATING = "external_channel_migrating"
    FATAL_ERROR = "fatal_error"
    FETCH_MEMBERS_FAILED = "fetch_members_failed"
    FILE_UPDATE_FAILED = "file_update_failed"
    FILE_UPLOADS_DISABLED = "file_uploads_disabled"
    FILE_UPLOADS_EXCEPT_IMAGES_DISABLED = "file_uploads_except_images_disabled"
    FILE_UPLOAD_SIZE_RESTRICTED = "file_upload_size_restricted"
    HASH_CONFLICT = "hash_conflict"
    INTERNAL_ERROR = "internal_error"
    INVALID_AUTH = "invalid_auth"
    INVALID_BLOCKS = "invalid_blocks"
    NO_SUCH_SUBTEAM = "no_such_subteam"
    IS_ARCHIVED = "is_archived"
    IS_INACTIVE = "is_inactive"
    MESSAGES_TAB_DISABLED = "messages_tab_disabled"
    MESSAGE_LIMIT_EXCEEDED = "message_limit_exceeded"
    MESSAGE_NOT_FOUND = "message_not_found"
    MISSING_SCOPE = "missing_scope"
    NAME_TAKEN = "name_taken"
    NO_PIN = "no_pin"
    NO_PERMISSION = "no_permission"
    PAID_TEAMS_ONLY = "paid_teams_only"
    PLAN_UPGRADE_REQUIRED = "plan_upgrade_required"
    NOT_ARCHIVED = "not_archived"
    NOT_AUTHED = "not_authed"
    NOT_AUTHORIZED = "not_authorized"
    NOT_IN_CHANNEL = "not_in_channel"
    ORG_LOGIN_REQUIRED = "org_login_required"
    POSTING_TO_CHANNEL_DENIED = "posting_to_channel_denied"
    POSTING_TO_GENERAL_CHANNEL_DENIED = "posting_to_general_channel_denied"
    RATELIMITED = "ratelimited"
    RATE_LIMITED = "rate_limited"
    REQUEST_TIMEOUT = "request_timeout"
    RESTRICTED_ACTION = "restricted_action"
    RESTRICTED_ACTION_NON_THREADABLE_CHANNEL = "restricted_action_non_threadable_channel"
    RESTRICTED_ACTION_READ_ONLY_CHANNEL = "restricted_action_read_only_channel"
    RESTRICTED_ACTION_THREAD_LOCKED = "restricted_action_thread_locked"
    RESTRICTED_ACTION_THREAD_ONLY_CHANNEL = "restricted_action_thread_only_channel"
    SERVICE_UNAVAILABLE = "service_unavailable"
    STORAGE_LIMIT_REACHED = "storage_limit_reached"
    THREAD_NOT_FOUND = "thread_not_found"
    TEAM_ACCESS_NOT_GRANTED = "team_access_not_granted"
    TEAM_ADDED_TO_ORG = "team_added_to_org"
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 (the name of an error)
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    TRIGGER_EXPIRED = "trigger_expired"
    UPDATE_FAILED = "update_failed"
    USERS_NOT_FOUND = "users_not_found"
    USER_DISABLED = "user_disabled"
    USER_IS_RESTRICTED = "user_is_restricted"
    USER_NOT_FOUND = "user_not_found"
    USER_NOT_VISIBLE = "user_not_visible"


_NAMES_WHAT_WAS_ASKED = re.compile(
    r"(invalid|missing|too_many|no|not_enough|cant|cannot|bad|unsupported|unknown|mismatched|duplicate)_.+|users?_.+"
    r"|.+_(not_found|too_long|too_short|too_large|too_large_to_\w+|too_small|type|exists|taken|deleted|gone|empty|missing|closed)"
    r"|(trigger|hash|expired|exchanged)_.+"
)
_OF_US = frozenset({SlackCode.USER_IS_RESTRICTED, "user_removed_from_team", "team_not_found"})
"""Codes that begin or end like those and speak of the app and its workspace."""


def names_what_was_asked(code: str) -> bool:
    """Return whether a code says that what was asked for is wrong, or not there: asking again is of no use.

    Codes that do not are about the app, its workspace or the place: a rule, a setting, a contract. Those change.
    """
    return code not in _OF_US and _NAMES_WHAT_WAS_ASKED.fullmatch(code) is not None


def code_in(answer: object) -> str:
    """Return the code in what Slack or something between us answered, as `SlackApiError.response` holds it.

    Such as `channel_not_found`; `http_503` where the answer carries none.
    """
    data = getattr(answer, "data", answer)
    named = data.get("error") if isinstance(data, dict) else None
    return str(named) if named else f"http_{status_of(answer)}"


def status_of(answer: object) -> int:
    """Return the HTTP status; the SDK hands over its own response, or aiohttp's when the body was not JSON."""
    return int(getattr(answer, "status_code", 0) or getattr(answer, "status", 0) or 0)


MESSAGE_GONE = frozenset(
    {SlackCode.MESSAGE_NOT_FOUND, SlackCode.CANT_UPDATE_MESSAGE, SlackCode.EDIT_WINDOW_CLOSED, SlackCode.IS_INACTIVE}
)
"""The message was deleted, or cannot be changed any more."""
THREAD_GONE = frozenset({SlackCode.THREAD_NOT_FOUND, SlackCode.MESSAGE_NOT_FOUND, SlackCode.CANNOT_REPLY_TO_MESSAGE})
"""Of a thread: its first message was deleted, and nothing is left to reply to."""
CHANNEL_ARCHIVED = frozenset({SlackCode.IS_ARCHIVED, SlackCode.IS_INACTIVE})
"""Nothing can be changed in the channel until it is unarchived."""
CHANNEL_LOST = frozenset(
    {SlackCode.NOT_IN_CHANNEL, SlackCode.CHANNEL_NOT_FOUND, SlackCode.RESTRICTED_ACTION, SlackCode.NOT_AUTHORIZED}
)
"""The channel is gone, or a bot cannot unarchive it because it left when the channel was archived."""
CHANNEL_UNREACHABLE = frozenset({SlackCode.CHANNEL_NOT_FOUND, SlackCode.IS_ARCHIVED, SlackCode.NOT_IN_CHANNEL})
"""The reason is the channel and not what was wanted in it: everything else there would be refused, too."""
USER_UNKNOWN = frozenset({SlackCode.USER_NOT_FOUND, SlackCode.USER_NOT_VISIBLE, SlackCode.USERS_NOT_FOUND})
"""Slack shows nobody by this id to us."""
NOT_SHOWN = USER_UNKNOWN | {
    SlackCode.ACCESS_DENIED,
    SlackCode.CHANNEL_NOT_FOUND,
    SlackCode.MISSING_SCOPE,
    SlackCode.PLAN_UPGRADE_REQUIRED,
    SlackCode.PAID_TEAMS_ONLY,
    SlackCode.FILE_NOT_FOUND,
    SlackCode.FILE_DELETED,
    SlackCode.NO_PERMISSION,
}
"""Of looking something up: it is not for us to see, here or on this plan."""
CANVAS_GONE = frozenset({SlackCode.CANVAS_NOT_FOUND, SlackCode.CANVAS_DELETED})
"""The canvas was deleted."""
FILE_GONE = frozenset({SlackCode.FILE_NOT_FOUND, SlackCode.FILE_DELETED})
"""The file was deleted, or never was."""
TRIGGER_STALE = frozenset({SlackCode.EXPIRED_TRIGGER_ID, SlackCode.TRIGGER_EXPIRED})
"""More than three seconds have passed since somebody pressed."""
