"""ASGI middleware around the playground that sees every boundary between bot and Slack, at each of which the bot may be killed.

The product has no hook for this. Slack's side sees every call arrive, be done and be answered, every envelope go out
and every acknowledgement come in; between two of these, the bot has done one step.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

FLEETING = frozenset({"trigger_id", "cursor", "blocks", "view", "view_id", "hash", "token", "files", "ticket"})
"""Arguments that differ when the same call is made again."""


class Boundary(StrEnum):
    """Where the bot may be killed."""

    CALL_ARRIVED = "a call has arrived and is not done"
    CALL_DONE = "a call is done and not answered"
    CALL_ANSWERED = "a call is answered"
    ENVELOPE_SENT = "an envelope was sent and is not acknowledged"
    ENVELOPE_ACKED = "an envelope was acknowledged"


Passes = Callable[[Boundary, str, str], Awaitable[bool]]
"""Asked with the boundary, what passes, and the name of the bot; returns whether that bot has just been killed."""


class BoundaryMiddleware:
    """Lets everything through and asks at every boundary. A bot's name is the first part of the path it calls.

    `heard` counts what bots have acknowledged: action and callback ids, commands with their verb, types of events.
    """

    def __init__(self, app: ASGIApp, passes: Passes) -> None:
        self._app, self._passes = app, passes
        self._tickets: dict[str, str] = {}
        self.seen = 0
        self.heard: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and scope["path"] == "/socket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith("/bot"):
            name, _, path = scope["path"].lstrip("/").partition("/")
            scope = {**scope, "path": f"/{path}", "raw_path": f"/{path}".encode()}
            await self._call(name, scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(("/upload/", "/hooks/")):
            await self._call("", scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _call(self, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        self.seen += 1
        body = await _body(receive)
        what = _signature(scope, body)
        if await self._passes(Boundary.CALL_ARRIVED, what, name):
            return await _no_answer(send)
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        await self._app(scope, _replay(body), keep)
        self._remember_ticket(what, name, answer)
        if await self._passes(Boundary.CALL_DONE, what, name):
            return await _no_answer(send)
        for message in answer:
            await send(message)
        await self._passes(Boundary.CALL_ANSWERED, what, name)
        return None

    def _remember_ticket(self, what: str, name: str, answer: list[Message]) -> None:
        if what.startswith("apps.connections.open"):
            body = json.loads(b"".join(message.get("body", b"") for message in answer))
            self._tickets[str(body.get("url", "")).rpartition("ticket=")[2]] = name

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        ticket = scope["query_string"].decode().rpartition("ticket=")[2]
        name, sent = self._tickets.get(ticket, ""), dict[str, dict[str, Any]]()

        async def outgoing(message: Message) -> None:
            await send(message)
            envelope = _envelope(message)
            if envelope:
                self.seen += 1
                sent[envelope["envelope_id"]] = envelope
                await self._passes(Boundary.ENVELOPE_SENT, _envelope_signature(envelope), name)

        async def incoming() -> Message:
            message = await receive()
            envelope = sent.pop((_envelope(message) or {}).get("envelope_id", ""), None)
            if envelope:
                self.heard.update(_action_names(envelope))
                await self._passes(Boundary.ENVELOPE_ACKED, _envelope_signature(envelope), name)
            return message

        await self._app(scope, incoming, outgoing)


async def _body(receive: Receive) -> bytes:
    parts, more = [], True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _replay(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _no_answer(send: Send) -> None:
    """End a request whose sender is dead."""
    await send({"type": "http.response.start", "status": 503, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def _signature(scope: Mapping[str, Any], body: bytes) -> str:
    """Return what a call is, the same when it is made again: the method and its lasting arguments."""
    method = str(scope["path"]).rpartition("/api/")[2].strip("/").split("/")[0]
    try:
        args = json.loads(body) if body[:1] == b"{" else dict(parse_qsl(body.decode()))
    except ValueError:
        args = {"bytes": len(body)}
    lasting = {key: value for key, value in args.items() if key not in FLEETING}
    digest = hashlib.sha256(json.dumps(lasting, sort_keys=True).encode()).hexdigest()[:12]
    return f"{method} {digest}"


def _envelope(message: Message) -> dict[str, Any] | None:
    """Return the envelope or acknowledgement in a WebSocket message, None when it is something else."""
    try:
        content = json.loads(message.get("text") or "null")
    except ValueError:
        return None
    return content if isinstance(content, dict) and "envelope_id" in content else None


def _envelope_signature(envelope: Mapping[str, Any]) -> str:
    """Return what an envelope is; an event sent again is the same."""
    payload = envelope["payload"]
    if envelope["type"] == "events_api":
        return f"event {payload['event']['type']} {payload['event_id']}"
    if envelope["type"] == "slash_commands":
        return f"command {payload['user_id']} {payload['text']}"
    view = payload.get("view") or {}
    actions = [action["action_id"] for action in payload.get("actions", [])]
    at = view.get("id") or (payload.get("container") or {}).get("message_ts", "")
    return f"{payload['type']} {payload['user']['id']} {actions} {view.get('callback_id', '')} {at}"


def _action_names(envelope: Mapping[str, Any]) -> list[str]:
    """Return what somebody did, by the ids the app gave it."""
    payload = envelope["payload"]
    if envelope["type"] == "events_api":
        return [payload["event"]["type"]]
    if envelope["type"] == "slash_commands":
        return [f"{payload['command']} {payload['text'].partition(' ')[0]}"]
    if "actions" in payload:
        return [action["action_id"] for action in payload["actions"]]
    return [payload["view"]["callback_id"] if "view" in payload else payload["callback_id"]]
