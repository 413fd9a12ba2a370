"""Message metadata: an event type and a payload of scalars, flat objects, and lists of flat objects.

https://docs.slack.dev/messaging/message-metadata; the shape is that of Slack's published message-metadata types.
"""

from __future__ import annotations

from collections.abc import Iterator

from playground.rules.position import Position
from playground.rules.schema import array, record, string
from playground.rules.violation import Violation


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float | bool)


def _flat(value: object, position: Position) -> Iterator[Violation]:
    if not isinstance(value, dict):
        yield position.violation("must be an object of strings, numbers and booleans", "flat object")
        return
    for key, entry in value.items():
        if not _is_scalar(entry):
            yield position.field(key).violation("must be a string, number or boolean", "scalar")


def _payload(value: object, position: Position) -> Iterator[Violation]:
    if not isinstance(value, dict):
        yield position.violation("must provide an object", "object")
        return
    for key, entry in value.items():
        here = position.field(key)
        if isinstance(entry, list):
            yield from array(_flat)(entry, here)
        elif not _is_scalar(entry):
            yield from _flat(entry, here)


METADATA = record("metadata", {"event_type": string(1, 255), "event_payload": _payload})
"""The `metadata` argument of a message."""
