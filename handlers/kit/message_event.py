"""A message event of Slack's as plain values: what was written, changed or deleted in a direct message with the bot."""

from collections.abc import Mapping
from typing import Any

from handover.evidence import Attachment
from handover.time.timestamps import moment_of
from services.message_event import MessageChange, MessageEvent

PLAIN = frozenset({None, "file_share", "thread_broadcast"})


def message_event(event: Mapping[str, Any]) -> MessageEvent | None:
    """Return the message the event is about; None for the bot's own, for what no person wrote, and for mere redrawing.

    Slack also sends `message_changed` when it unfurls a link or counts replies: the words are the same then.
    """
    subtype = event.get("subtype")
    if subtype in PLAIN:
        return _from(event, event, MessageChange.WRITTEN, str(event["ts"]))
    before = event.get("previous_message") or {}
    if subtype == "message_deleted":
        return _from(before, event, MessageChange.DELETED, str(event.get("event_ts") or event["ts"]))
    if subtype == "message_changed":
        message = event["message"]
        if message.get("subtype") == "tombstone":
            return _from(before, event, MessageChange.DELETED, str(event.get("event_ts") or event["ts"]))
        if message.get("text") != before.get("text") or _files(message) != _files(before):
            # Not `edited.ts`: it is cut to whole seconds, so an edit could seem older than the message.
            return _from(message, event, MessageChange.CHANGED, str(event.get("event_ts") or event["ts"]))
    return None


def _from(
    message: Mapping[str, Any], event: Mapping[str, Any], happened: MessageChange, at: str
) -> MessageEvent | None:
    if message.get("bot_id") or not message.get("user") or not message.get("ts"):
        return None
    thread = str(message.get("thread_ts") or "")
    return MessageEvent(
        happened,
        str(message["user"]),
        str(event["channel"]),
        thread if thread != message["ts"] else "",
        str(message["ts"]),
        moment_of(at),
        str(message.get("text") or ""),
        _files(message),
    )


def _files(message: Mapping[str, Any]) -> tuple[Attachment, ...]:
    """Return the message's files that can still be opened."""
    files = message.get("files") or []
    return tuple(
        Attachment(str(file.get("title") or file.get("name") or "File"), str(file["permalink"]))
        for file in files
        if file.get("permalink")
    )
