"""Why Slack refuses something, in plain words, and what somebody can do about it: one entry for each known cause.

What the bot does then (try again, wait, give up) is declared in `jobs/engine/slack_errors.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handover.channel import DELETED
from handover.model.people import Barred
from messages.kit.slack_codes import SlackCode
from messages.kit.text import oneline, safe


@dataclass(frozen=True)
class Cause:
    """`reason` continues "…, because …"; `remedy` is what somebody can do, empty where nothing helps."""

    reason: str
    remedy: str = ""


_INVITE = "Please bring me back: write `/invite @Baton` in the channel."
_POSTING = Cause(
    "the rules of this channel or workspace don't let me post there",
    "Please let me post in the channel (its settings, under “Posting permissions”), or ask a workspace admin to.",
)
_UPLOADS = Cause(
    "this workspace doesn't let me upload files",
    "Please ask a workspace admin to allow file uploads for apps: then I go on by myself.",
)

CAUSES: Mapping[str, Cause] = {
    Barred.DEACTIVATED: Cause("their account is deactivated"),
    SlackCode.USER_DISABLED: Cause("their account is deactivated"),
    Barred.GUEST: Cause("they are a guest of this workspace now, and handovers are for full members"),
    Barred.EXTERNAL: Cause("they belong to another organisation now"),
    Barred.BOT: Cause("this is an app"),
    SlackCode.CANNOT_DM_BOT: Cause("this is an app"),
    SlackCode.USER_NOT_FOUND: Cause("I can't find this person any more"),
    SlackCode.USER_NOT_VISIBLE: Cause("I can't see this person any more"),
    "unexpected": Cause("something went wrong on my side"),
    SlackCode.MISSING_SCOPE: Cause(
        "I lack a permission for it",
        "Please ask a workspace admin to install me again: that grants what is missing, and I go on by myself.",
    ),
    SlackCode.MESSAGES_TAB_DISABLED: Cause(
        "direct messages with me are switched off",
        "Please ask a workspace admin to switch on the Messages tab in my settings: then I go on by myself.",
    ),
    SlackCode.ACCESS_DENIED: Cause(
        "Slack denies me access to what I need for it",
        "Please ask a workspace admin to let me post there and upload files: then I go on by myself.",
    ),
    SlackCode.EKM_ACCESS_DENIED: Cause(
        "the admins of this workspace have suspended messages there",
        "Please ask a workspace admin to allow them again: then I go on by myself.",
    ),
    SlackCode.FILE_UPLOADS_DISABLED: _UPLOADS,
    SlackCode.FILE_UPLOADS_EXCEPT_IMAGES_DISABLED: _UPLOADS,
    SlackCode.FILE_UPLOAD_SIZE_RESTRICTED: _UPLOADS,
    SlackCode.STORAGE_LIMIT_REACHED: Cause(
        "this workspace has no room for files left",
        "Please ask a workspace admin to make room: then I go on by myself.",
    ),
    SlackCode.NOT_IN_CHANNEL: Cause("I was taken out of the channel", _INVITE),
    SlackCode.CHANNEL_NOT_FOUND: Cause("I was taken out of the channel, or it is gone", _INVITE),
    DELETED: Cause("the channel was deleted"),
    SlackCode.IS_ARCHIVED: Cause(
        "the channel is archived",
        "Please unarchive it (the channel's settings, or “Unarchive” at its end); if I don't say anything there then, "
        "write `/invite @Baton` in it.",
    ),
    SlackCode.IS_INACTIVE: Cause(
        "the channel is frozen", "Please ask a workspace admin to open it again: then I go on by myself."
    ),
    SlackCode.RESTRICTED_ACTION: Cause("the settings of this workspace don't allow it", _POSTING.remedy),
    SlackCode.CHANNEL_IS_LIMITED_ACCESS: _POSTING,
    SlackCode.NO_PERMISSION: _POSTING,
    SlackCode.POSTING_TO_CHANNEL_DENIED: _POSTING,
    SlackCode.POSTING_TO_GENERAL_CHANNEL_DENIED: _POSTING,
    SlackCode.RESTRICTED_ACTION_NON_THREADABLE_CHANNEL: _POSTING,
    SlackCode.RESTRICTED_ACTION_READ_ONLY_CHANNEL: _POSTING,
    SlackCode.RESTRICTED_ACTION_THREAD_LOCKED: _POSTING,
    SlackCode.RESTRICTED_ACTION_THREAD_ONLY_CHANNEL: _POSTING,
}
"""Slack's error code, or how a person is barred → why, and what helps."""


def reason_of(why: str) -> str:
    """Return why Slack refuses something for good, to continue "…:"; its code where that has no words here."""
    return CAUSES[why].reason if why in CAUSES else f"Slack doesn't let me ({code_as_said(why)})"


def code_as_said(why: str) -> str:
    """Return a code of Slack's as it is shown."""
    return f"`{safe(oneline(why), 80)}`"
