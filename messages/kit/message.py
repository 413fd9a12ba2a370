"""The two kinds of content sent to Slack: messages and views."""

from dataclasses import dataclass, field
from typing import Any

from messages.kit.text import shorten_mrkdwn

LONGEST_TEXT = 4000
"""Longest `text`: what Slack advises, and the most chat.update accepts."""

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """A message. `text` is equal in content to the blocks, for notifications and screen readers, up to 4,000 characters."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", shorten_mrkdwn(self.text, LONGEST_TEXT))

    def payload(self) -> dict[str, Any]:
        """Return the arguments of chat.postMessage, chat.update or chat.postEphemeral, without unfurling."""
        return {"text": self.text, "blocks": self.blocks, "unfurl_links": False, "unfurl_media": False}

    def reply(self) -> dict[str, Any]:
        """Return the body of an ephemeral reply to a command or button."""
        return {"response_type": "ephemeral", "text": self.text, "blocks": self.blocks}
