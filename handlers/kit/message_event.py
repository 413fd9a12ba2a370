"""A message event of Slack's as plain values: what was written, changed or deleted by a person."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handover.redelivery import MessagePlace
from handover.time.timestamps import moment_of
from services.message_event import DeletedMessage, MessageChange, MessageEvent
from services.people import SLACKBOT
from services.reading.files import Transcript
from services.reading.message import Content, read
from services.reading.payload import field

STAMP = re.compile(r"\d{1,10}\.\d{1,6}")
WRITTEN_BY_PEOPLE = frozenset({None, "", "file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that somebody wrote; others are Slack's own lines, or of apps."""


def message_event(event: Mapping[str, Any], bot_user: str | None = None) -> MessageEvent | None:
    """Return the message the event is about; None for the bot's own, for what no person wrote, and for mere redrawing.

    Slack also sends `message_changed` when it shows what a link leads to or counts replies: it says the same then. `bot_user`
    is our own user id: "@Baton skip" says "skip".
    """
    subtype = event.get("subtype")
    if subtype in WRITTEN_BY_PEOPLE:
        return _from(event, event, MessageChange.WRITTEN, event.get("ts"), bot_user)
    before = _object(event.get("previous_message"))
    if subtype == "message_deleted":
        return _from(before, event, MessageChange.DELETED, _happened_at(event), bot_user)
    if subtype == "message_changed":
        message = _object(event.get("message"))
        if message.get("subtype") == "tombstone":
            return _from(before, event, MessageChange.DELETED, _happened_at(event), bot_user)
        if message.get("subtype") in WRITTEN_BY_PEOPLE and _says_something_else(message, before):
            return _from(message, event, MessageChange.CHANGED, _happened_at(event), bot_user)
    return None


def is_of_an_app(event: Mapping[str, Any]) -> bool:
    """Return whether the event tells of a message that an app has just written, the bot itself mostly: nothing follows from it."""
    return (
        event.get("type") == "message" and bool(event.get("bot_id")) and event.get("subtype") in (None, "bot_message")
    )


def place_of_new(event: Mapping[str, Any], workspace: str, event_id: str) -> MessagePlace | None:
    """Return where the message stands that a person has just written; None for any other event."""
    conversation, stamp, thread = (field(event, key) for key in ("channel", "ts", "thread_ts"))
    by_person = event.get("subtype") in WRITTEN_BY_PEOPLE and not event.get("bot_id")
    if event.get("type") != "message" or not by_person or not conversation or not STAMP.fullmatch(stamp):
        return None
    return MessagePlace(workspace, conversation, stamp, thread if thread != stamp else "", event_id)


def deleted_by_others(event: Mapping[str, Any], bot: str) -> DeletedMessage | None:
    """Return the message of the bot's user `bot` that the event says was deleted, None where it says nothing like that."""
    before = _object(event.get("previous_message"))
    buried = _object(event.get("message")).get("subtype") == "tombstone"
    if event.get("subtype") != "message_deleted" and not buried:
        return None
    channel, stamp = field(event, "channel"), field(before, "ts") or field(event, "deleted_ts")
    if not channel or not STAMP.fullmatch(stamp) or field(before, "user") != bot:
        return None
    thread = field(before, "thread_ts")
    return DeletedMessage(channel, stamp, thread if thread != stamp else "")


def _says_something_else(message: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Return whether a change is one of content. What joins a message that nobody has edited is Slack's preview of a link.

    The words of a clip are heard whatever the message before looks like: they belong to the file, which is shown as it is now.
    """
    if message.get("edited") == before.get("edited"):
        message, before = ({**one, "attachments": []} for one in (message, before))
    said = read(message)
    return said != read(before) or Transcript.THERE in said.transcripts


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _happened_at(event: Mapping[str, Any]) -> object:
    """Return when it was changed. Not `edited.ts`: it is cut to whole seconds, so an edit could seem older than the message."""
    return event.get("event_ts") or event.get("ts")


def _from(
    message: Mapping[str, Any], event: Mapping[str, Any], happened: MessageChange, at: object, bot_user: str | None
) -> MessageEvent | None:
    user, channel, stamp = (field(one, key) for one, key in ((message, "user"), (event, "channel"), (message, "ts")))
    if (
        message.get("bot_id")
        or user in ("", SLACKBOT)
        or not channel
        or not (STAMP.fullmatch(stamp) and STAMP.fullmatch(str(at)))
    ):
        return None
    thread = field(message, "thread_ts")
    return MessageEvent(
        happened,
        user,
        channel,
        thread if thread != stamp else "",
        stamp,
        moment_of(str(at)),
        _without_address(read(message), bot_user),
        str(edited.get("ts") or "") if isinstance(edited := message.get("edited"), Mapping) else "",
    )


def _without_address(content: Content, bot_user: str | None) -> Content:
    """Return the content without our name where the writer begins or ends with it: everything here is said to us."""
    name = rf"<@{bot_user}(?:\|[^>]*)?>"
    typed = re.sub(rf"^(?:\s*{name}[\s,:]*)+|(?:[\s,]*{name}\s*)+$", "", content.typed) if bot_user else content.typed
    return replace(content, typed=typed)
