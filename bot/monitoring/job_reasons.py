"""Why a job is stuck, in words for whoever runs the bot. Codes stay visible beside the words, to look them up."""

import re

from messages.kit.slack_codes import SlackCode
from storage.jobs.admin import QueueStatus, StuckJob

_WORDS = {
    SlackCode.ACCOUNT_INACTIVE: "the bot's token belongs to an account that is switched off",
    SlackCode.CANNOT_DM_BOT: "the person is a bot",
    SlackCode.CHANNEL_NOT_FOUND: "the channel is gone, or Baton can't see it",
    SlackCode.INTERNAL_ERROR: "Slack had an error of its own",
    SlackCode.FATAL_ERROR: "Slack had an error of its own",
    SlackCode.INVALID_AUTH: "Slack doesn't accept the bot's token",
    "invalid_blocks": "Slack refused the message's form",
    SlackCode.IS_ARCHIVED: "the channel is archived",
    SlackCode.MESSAGE_NOT_FOUND: "the message is gone",
    SlackCode.MESSAGES_TAB_DISABLED: "the app's Messages tab is switched off",
    SlackCode.MISSING_SCOPE: "a permission is missing; “python -m bot doctor” says which",
    SlackCode.NOT_IN_CHANNEL: "Baton is not in the channel",
    SlackCode.RATELIMITED: "Slack asks to wait",
    SlackCode.RESTRICTED_ACTION: "the workspace doesn't allow it",
    SlackCode.SERVICE_UNAVAILABLE: "Slack is not available",
    SlackCode.TOKEN_EXPIRED: "Slack doesn't accept the bot's token",
    SlackCode.TOKEN_REVOKED: "Slack doesn't accept the bot's token",
    SlackCode.USER_DISABLED: "the person's account is switched off",
    SlackCode.USER_IS_RESTRICTED: "the person is a guest",
    SlackCode.USER_NOT_FOUND: "the person is gone",
    "TimeoutError": "Slack didn't answer in time",
    "ConnectionTimeoutError": "Slack can't be reached",
    "ClientConnectorError": "Slack can't be reached",
    "ClientConnectorDNSError": "Slack can't be reached",
    "ServerDisconnectedError": "the connection to Slack broke",
    "ClientOSError": "the connection to Slack broke",
}
_HTTP = re.compile(r"http_5\d\d")
_CODE = re.compile(r"\w+")


def in_words(stuck: StuckJob) -> str:
    """Return why the job has not been done, in one line."""
    found = _CODE.match(stuck.why)
    code = found[0] if found else ""
    if code in _WORDS or _HTTP.fullmatch(code):
        return f"{_WORDS.get(code, 'Slack is not available')} ({code})"
    if stuck.why:
        return stuck.why
    if stuck.status is QueueStatus.UNDER_WAY:
        return "is being done right now"
    if stuck.attempts:
        return "its last attempt did not end; it will be tried again"
    return "not tried yet: Baton isn't running, or something before it isn't done"
