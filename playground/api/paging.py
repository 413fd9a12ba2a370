"""Cursor pagination, as Slack's list methods have it."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Sequence
from typing import TypeVar

from playground.api.call import Call
from playground.workspace.entities import Json
from playground.workspace.errors import SlackError

Item = TypeVar("Item")

MOST = 999
"""Of one page. Slack documents 999 for some methods, 1,000 or nothing for others; what the strictest takes, all take."""


def page_of(call: Call, items: Sequence[Item], default: int = 100) -> tuple[list[Item], Json]:
    """The page that `cursor` and `limit` ask for, and the `response_metadata` to answer with.

    Raises `invalid_cursor` for a cursor this method did not hand out.
    """
    limit = call.number("limit", default, MOST)
    start = _position(call.text("cursor", ""))
    following = start + limit
    cursor = b64encode(f"next:{following}".encode()).decode() if following < len(items) else ""
    return list(items[start:following]), {"response_metadata": {"next_cursor": cursor}}


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(number)
    except (Error, ValueError) as error:
        raise SlackError("invalid_cursor") from error
    raise SlackError("invalid_cursor")
