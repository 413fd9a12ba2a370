"""Slack message metadata: every message of ours carries the key of the job that sent it, so that it can be found again."""

from collections.abc import Mapping
from typing import Any

EVENT_TYPE = "baton_job"
"""The metadata's event type. https://docs.slack.dev/messaging/message-metadata"""
KNOWN_TYPES = frozenset({EVENT_TYPE, "baton_errand"})
"""Messages of version 0.2 carry the second one."""


def metadata_of(key: str, note: str = "") -> dict[str, Any]:
    """Return the metadata of a message that is sent for this key; `note` is what else is to be found in it again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key} | ({"note": note} if note else {})}


def note_of(message: Mapping[str, Any]) -> str:
    """Return the note in a message read back from Slack, empty for none."""
    metadata = message.get("metadata") or {}
    note = (metadata.get("event_payload") or {}).get("note")
    return note if metadata.get("event_type") in KNOWN_TYPES and isinstance(note, str) else ""


def carries(key: str, message: Mapping[str, Any]) -> bool:
    """Return whether a message read back from Slack was sent for this key."""
    return key_of(message) == key


def key_of(message: Mapping[str, Any]) -> str | None:
    """Return the key that a message read back from Slack was sent for, None when it is no message of a job."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") not in KNOWN_TYPES:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return key if isinstance(key, str) else None
