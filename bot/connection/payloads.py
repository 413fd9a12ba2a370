"""Making a request of what came in: Bolt takes it for granted that Slack sends what it documents."""

import binascii
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.connection.shapes import as_documented


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
    if not as_documented(request.body):
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
