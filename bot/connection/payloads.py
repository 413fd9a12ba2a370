"""Making a request of what came in: Bolt takes it for granted that Slack sends what it documents."""

import binascii
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.connection.shapes import as_documented

NAMES = ("type", "command", "callback_id", "team_id", "enterprise_id", "event_id", "response_url", "trigger_id")
"""Top-level fields that are words wherever they occur."""
OBJECTS = ("event", "view", "message")
"""Top-level fields that are objects wherever they occur."""

EVENT_NAMES = (
    "channel",
    "channel_type",
    "subtype",
    "ts",
    "thread_ts",
    "event_ts",
    "deleted_ts",
    "text",
    "bot_id",
    "tab",
)
"""Fields of an event that are words in every event we subscribe to."""
ABOUT_SOMEBODY = frozenset({"user_change"})
"""Events whose `user` is an object."""
IN_A_CHANNEL = frozenset(
    {
        "message",
        "app_mention",
        "member_joined_channel",
        "member_left_channel",
        "channel_shared",
        "channel_unshared",
        *(f"{kind}_{what}" for kind in ("channel", "group") for what in ("archive", "deleted", "left", "unarchive")),
    }
)
"""Events that say in which channel."""
SUBSCRIBED = IN_A_CHANNEL | ABOUT_SOMEBODY | {"app_home_opened", "app_uninstalled", "tokens_revoked"}
"""The types of the events that `app.yml` subscribes to."""


class MalformedPayload(Exception):
    """What came in is none of the payloads that Slack documents. Its message is no more than that, for payloads hold words."""


def bolt_request(
    body: str | dict[str, Any], headers: Mapping[str, str] | None = None, query: str = ""
) -> AsyncBoltRequest:
    """Return the request that a body is: text for HTTP, an object for Socket Mode. Raises MalformedPayload."""
    try:
        # As Socket Mode has it, in either case: Bolt would read a text by itself, and more slowly.
        payload = _read(body, headers or {}) if isinstance(body, str) else body
        if not isinstance(payload, dict):
            raise MalformedPayload
        _say_nothing_as_objects_do(payload)
        request = AsyncBoltRequest(body=payload, query=query, headers=dict(headers or {}), mode="socket_mode")
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        raise MalformedPayload from None
    if not _well_formed(request.body):
        raise MalformedPayload
    return request


def _read(body: str, headers: Mapping[str, str]) -> Any:  # noqa: ANN401  # whatever stands there
    """Return what a body holds: JSON, a form with JSON in its field `payload`, or the fields of a form."""
    if is_json(body[:1].encode(errors="replace"), headers):
        return parsed(body) if body else {}
    fields = form_fields(body)
    return parsed(fields["payload"]) if "payload" in fields else fields


def is_json(body: bytes, headers: Mapping[str, str]) -> bool:
    """Return whether a body is JSON, as events are, and not an encoded form, as commands and interactions are."""
    said = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return body.startswith(b"{") or said == "application/json"


def form_fields(body: str) -> dict[str, str]:
    """Return the fields of an encoded form, as `urllib.parse.parse_qsl` does, which takes milliseconds for a view of Slack's."""
    parts = (part.partition("=") for part in body.split("&") if part)
    try:
        return {_decoded(name): _decoded(value) for name, _, value in parts}
    except _OddlyEncoded:
        return dict(parse_qsl(body, keep_blank_values=True))


class _OddlyEncoded(Exception):
    """A percent sign without two digits behind it, or a line break as it is: not every reader takes these for the same."""


def _decoded(quoted: str) -> str:
    # Quoted-printable differs in its sign, and in what it makes of line breaks, and is read by C.
    printable = quoted.encode().replace(b"+", b" ").replace(b"=", b"=3D").replace(b"%", b"=")
    read = binascii.a2b_qp(printable)
    if len(read) != len(printable) - 2 * printable.count(b"=") or b"\n" in printable or b"\r" in printable:
        raise _OddlyEncoded
    return read.decode(errors="replace")


def parsed(text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return what JSON holds. A form with its menus has some ten thousand letters, which Python's own reader takes a while for.

    Half of an emoji, which is no valid text and comes all the same, is kept as it is. Raises ValueError for what is no JSON.
    """
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def _say_nothing_as_objects_do(payload: dict[str, Any]) -> None:
    """Make `{}` of the `[]` with which Slack, as any PHP, may write that nothing is filled in anywhere."""
    for holder in (payload, payload.get("view")):
        state = holder.get("state") if isinstance(holder, dict) else None
        if isinstance(state, dict) and state.get("values") == []:
            state["values"] = {}


def _well_formed(body: object) -> bool:
    """Return whether a payload can be dealt out: what says whose it is must be words."""
    if not isinstance(body, Mapping):
        return False
    if not all(_is(str, body.get(name)) for name in NAMES) or not all(_is(Mapping, body.get(name)) for name in OBJECTS):
        return False
    if body.get("type") == "event_callback" and not body.get("event_id"):
        return False
    if any(name in body and not isinstance(body[name], Mapping) for name in ("event", "view")):
        return False
    actions = body.get("actions")
    if not _is(list, actions) or not all(isinstance(one, Mapping) for one in actions or []):
        return False
    event = body.get("event") or {}
    parts = [event, body.get("view") or {}, *(actions or [])]
    words = all(_is(str, part.get(name)) for part in parts for name in ("type", "callback_id", "action_id"))
    return words and as_documented(body) and _event_well_formed(event)


def _event_well_formed(event: Mapping[str, Any]) -> bool:
    """Return whether an event says in words who did it, where and when; only one about a person has more of them.

    One that we do not subscribe to has whatever shape it has: it is acknowledged, and nobody reads it.
    """
    kind = event.get("type") or ""
    if kind not in SUBSCRIBED:
        return True
    names = EVENT_NAMES if kind in ABOUT_SOMEBODY else (*EVENT_NAMES, "user")
    if not all(_is(str, event.get(name)) for name in names):
        return False
    if not all(_is(Mapping, event.get(name)) for name in ("message", "previous_message")):
        return False
    return bool(event.get("channel")) or kind not in IN_A_CHANNEL


def _is(kind: type, value: object) -> bool:
    """Return whether a field is of this kind, or is not there."""
    return value is None or isinstance(value, kind)
