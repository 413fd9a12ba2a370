"""An envelope of Socket Mode, taken apart only as far as it is known to be needed.

Of a crowd, most hear that there is no time. To make objects of a form with all its menus takes longer than everything else of that.
"""

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Raw, Struct, field
from msgspec.json import Decoder
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.connection.payloads import MalformedPayload, bolt_request, parsed

EVENT = "events_api"


class Envelope(Struct):
    """What Slack sends over Socket Mode. What it leaves out is empty here; a payload is the JSON as it came."""

    type: str = ""
    envelope_id: str = ""
    payload: Raw = field(default_factory=Raw)
    reason: str | None = None
    retry_attempt: int | None = None
    retry_reason: str | None = None

    @property
    def to_be_answered(self) -> bool:
        """Whether it holds something, and can be acknowledged."""
        return bool(self.envelope_id and memoryview(self.payload).nbytes)


class _Block(Struct):
    type: str = ""
    block_id: str = ""


class _View(Struct):
    blocks: list[_Block] = field(default_factory=list)


class _Glance(Struct):
    """What the words that there is no time depend on."""

    type: str = ""
    command: str | None = None
    view: _View | None = None


_ENVELOPE, _GLANCE = Decoder(Envelope), Decoder(_Glance)


def envelope_of(message: str) -> Envelope:
    """Return the envelope that a JSON object is. Raises ValueError for what is none."""
    try:
        return _ENVELOPE.decode(message)
    except ValueError:
        # Half of an emoji, which is no valid text and comes all the same.
        whole = parsed(message)
    return Envelope(
        type=str(whole.get("type") or ""),
        envelope_id=str(whole.get("envelope_id") or ""),
        payload=Raw(json.dumps(whole["payload"]).encode() if "payload" in whole else b""),
        reason=whole.get("reason"),
        retry_attempt=whole.get("retry_attempt"),
        retry_reason=whole.get("retry_reason"),
    )


class UnreadEnvelope:
    """A command or an interaction whose payload is not read yet, or an event."""

    def __init__(self, envelope: Envelope) -> None:
        self._envelope = envelope

    def read(self) -> AsyncBoltRequest:
        """Return the request, with what Slack says of an event that it sends again as it says it over HTTP.

        Raises MalformedPayload.
        """
        said = {
            "x-slack-retry-num": self._envelope.retry_attempt,
            "x-slack-retry-reason": self._envelope.retry_reason,
        }
        headers = {name: str(value) for name, value in said.items() if value is not None}
        try:
            payload = parsed(bytes(self._envelope.payload).decode())
        except ValueError:
            raise MalformedPayload from None
        if not isinstance(payload, dict):
            raise MalformedPayload
        return bolt_request(payload, headers)

    def glance(self) -> Mapping[str, Any]:
        """Return a payload with as much in it as `handlers/kit/put_off.py` has to know. Raises MalformedPayload."""
        try:
            seen = _GLANCE.decode(self._envelope.payload)
        except ValueError:
            return self.read().body
        if seen.command is not None:
            return {"command": seen.command}
        blocks = seen.view.blocks if seen.view else ()
        return {"type": seen.type, "view": {"blocks": [{"type": one.type, "block_id": one.block_id} for one in blocks]}}
