"""A command or an interaction that has come in over HTTP and is not read yet.

Of a crowd, most hear that there is no time. To read a form whole takes longer than everything else of that, so only what the
answer depends on is looked up in its text, as it came over the line.
"""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest

from bot.connection.payloads import MalformedPayload, bolt_request

_SPACE = r"(?:\+|%20)*"
_KIND = re.compile(rf"payload=%7B{_SPACE}%22type%22{_SPACE}%3A{_SPACE}%22(\w+)%22")
_INPUT = "%22input%22"
_TYPE = re.compile(rf"%22type%22{_SPACE}%3A{_SPACE}$")
_BLOCK_ID = re.compile(rf"{_INPUT}{_SPACE}%2C{_SPACE}%22block_id%22{_SPACE}%3A{_SPACE}%22((?:[\w.~*:-]|%3A)+)%22")
"""A block of a form that is filled in. What somebody has typed cannot look like it: within words, JSON escapes quotes."""
_NEAR = 60
"""Letters before a value among which its name is."""


class UnreadRequest:
    """A signed request: its body is text as it came, its headers and query are as aiohttp has them."""

    def __init__(self, body: bytes, headers: Mapping[str, str], query: str) -> None:
        self._body, self._headers, self._query = body, headers, query

    def read(self) -> AsyncBoltRequest:
        """Return the request. Raises MalformedPayload."""
        return bolt_request(self._text(), self._headers, self._query)

    def glance(self) -> Mapping[str, Any]:
        """Return a payload with as much in it as `handlers/kit/put_off.py` has to know. Raises MalformedPayload."""
        text = self._text()
        if not text.startswith("payload="):
            return {"command": ""} if "command=" in text else self.read().body
        kind = _KIND.match(text)
        if kind is None:
            return self.read().body
        if kind[1] != "view_submission":
            return {"type": kind[1]}
        block_id = _last_field(text)
        if block_id is None:
            return self.read().body
        return {"type": kind[1], "view": {"blocks": [{"type": "input", "block_id": block_id}]}}

    def _text(self) -> str:
        try:
            return self._body.decode()
        except UnicodeDecodeError:
            raise MalformedPayload from None


def _last_field(text: str) -> str | None:
    """Return the id of the last block of a form that is filled in; None where that cannot be told."""
    at = text.rfind(_INPUT)
    while at >= 0:
        found = _BLOCK_ID.match(text, at)
        if found and _TYPE.search(text[max(at - _NEAR, 0) : at]):
            return found[1].replace("%3A", ":")
        at = text.rfind(_INPUT, 0, at)
    return None
