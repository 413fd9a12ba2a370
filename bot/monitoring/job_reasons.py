"""Why a job is stuck, in words for whoever runs the bot. Codes stay visible beside the words, to look them up."""

import re

from storage.jobs.admin import QueueStatus, Stuck

_WORDS = {
    "account_inactive": "the bot's token belongs to an account that is switched off",
    "cannot_dm_bot": "the person is a bot",
    "channel_not_found": "the channel is gone, or Baton can't see it",
    "internal_error": "Slack had an error of its own",
    "fatal_error": "Slack had an error of its own",
    "invalid_auth": "Slack doesn't accept the bot's token",
    "invalid_blocks": "Slack refused the message's form",
    "is_archived": "the channel is archived",
    "message_not_found": "the message is gone",
    "messages_tab_disabled": "the app's Messages tab is switched off",
    "missing_scope": "a permission is missing; “python -m bot doctor” says which",
    "not_in_channel": "Baton is not in the channel",
    "ratelimited": "Slack asks to wait",
    "restricted_action": "the workspace doesn't allow it",
    "service_unavailable": "Slack is not available",
    "token_expired": "Slack doesn't accept the bot's token",
    "token_revoked": "Slack doesn't accept the bot's token",
    "user_disabled": "the person's account is switched off",
    "user_is_restricted": "the person is a guest",
    "user_not_found": "the person is gone",
    "TimeoutError": "Slack didn't answer in time",
    "ConnectionTimeoutError": "Slack can't be reached",
    "ClientConnectorError": "Slack can't be reached",
    "ClientConnectorDNSError": "Slack can't be reached",
    "ServerDisconnectedError": "the connection to Slack broke",
    "ClientOSError": "the connection to Slack broke",
}
_HTTP = re.compile(r"http_5\d\d")
_CODE = re.compile(r"\w+")


def in_words(stuck: Stuck) -> str:
    """Return why the job has not been done, in one line."""
    found = _CODE.match(stuck.why)
    code = found[0] if found else ""
    if code in _WORDS or _HTTP.fullmatch(code):
        return f"{_WORDS.get(code, 'Slack is not available')} ({code})"
    if stuck.why:
        return stuck.why
    if stuck.standing is QueueStatus.UNDER_WAY:
        return "is being done right now"
    if stuck.attempts:
        return "its last attempt did not end; it will be tried again"
    return "not tried yet: Baton isn't running, or something before it isn't done"
