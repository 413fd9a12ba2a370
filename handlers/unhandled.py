"""What no listener of ours knows: a button of an older version, an event nobody asked for. Acknowledged, and said so kindly.

Bolt leaves such a request without an ack, so that Slack shows a failure or sends the event three times more, and writes
the whole request into the log, with what people wrote in it.
"""

import re
from collections.abc import Mapping
from typing import Any

import structlog
from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.listener import LISTENING
from handlers.kit.responder import TITLE
from messages.kit import notices
from services.context import Services

log = structlog.get_logger(__name__)

NAME = re.compile("[a-z_.]{1,60}")
MOST_KINDS = 100
"""Kinds of events that are told apart."""
PRESSES = frozenset({"block_actions", "shortcut", "message_action"})


def register(app: AsyncApp, services: Services) -> None:  # noqa: ARG001  # as every register; nothing is stored here
    """Take the place of Bolt's own handler for what goes wrong outside of our listeners."""
    known: set[str | None] = set()
    """Kinds of events without a listener that were logged: each comes as often as Slack likes, and once says it all."""

    # Not `args`, which Bolt cannot make for an error handler (1.30.0).
    @app.error
    async def on_trouble(
        error: Exception, body: dict[str, Any], client: AsyncWebClient, context: AsyncBoltContext
    ) -> BoltResponse | None:
        kind, happened = _name(body.get("type")), _name((body.get("event") or {}).get("type"))
        if not isinstance(error, BoltUnhandledRequestError):
            log.error("request.failed", type=kind, happened=happened, exc_info=error)
            return None
        if LISTENING in context:
            # A listener is at it and has not answered in time. Slack has told the person so by now.
            log.error("request.late", type=kind)
            return None
        if kind != "event_callback" or _is_first(happened, known):
            log.warning("request.unhandled", type=kind, happened=happened)
        if kind in PRESSES:
            await _say_so(body, client)
        return BoltResponse(status=200, body=_answer(body))


def _is_first(happened: str | None, known: set[str | None]) -> bool:
    """Return whether this kind of event is none of the `known` ones, and note it; with `MOST_KINDS` of them, none is new."""
    if happened in known or len(known) >= MOST_KINDS:
        return False
    known.add(happened)
    return True


def _name(said: object) -> str | None:
    """Return the name of a kind of payload as it can stand in a log: Slack's are small letters; None for what is no name."""
    return said if isinstance(said, str) and NAME.fullmatch(said) else None


def _answer(body: Mapping[str, Any]) -> dict[str, Any] | str:
    """Return what the ack carries: words where it can, else nothing."""
    said = notices.text_message(notices.outdated())
    if "command" in body:
        return said.reply()
    if body.get("type") == "view_submission":
        return {"response_action": "update", "view": notices.notice(TITLE, said)}
    if body.get("type") == "block_suggestion":
        return {"options": []}
    return ""


async def _say_so(body: Mapping[str, Any], client: AsyncWebClient) -> None:
    """Say it to whoever pressed; when that fails, the log is all that is left."""
    try:
        said = notices.text_message(notices.outdated())
        await client.chat_postMessage(channel=body["user"]["id"], **said.payload())
    except (SlackApiError, ClientError, TimeoutError):
        log.exception("could not tell the person", type=body.get("type"))
