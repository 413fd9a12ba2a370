"""The mark by which a message of ours is known again: Slack message metadata with the key of what it was sent for."""

from collections.abc import Mapping
from typing import Any

METADATA_TYPE = "baton_errand"
"""The metadata's event type. https://docs.slack.dev/messaging/message-metadata"""


def mark(key: str, note: str = "") -> dict[str, Any]:
    """Return the metadata of a message that is sent for this key; `note` is what else is to be found in it again."""
    return {"event_type": METADATA_TYPE, "event_payload": {"key": key} | ({"note": note} if note else {})}


def carries(key: str, message: Mapping[str, Any]) -> bool:
    """Return whether a message read back from Slack was sent for this key."""
    metadata = message.get("metadata") or {}
    return metadata.get("event_type") == METADATA_TYPE and (metadata.get("event_payload") or {}).get("key") == key
