"""The two things Slack can show: a message and a view."""

from dataclasses import dataclass, field
from typing import Any

from messages.kit.text import shorten_mrkdwn

LONGEST_TEXT = 4000
"""What Slack advises for `text`, and the most chat.update takes."""

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """A message: `text` says everything the blocks say, for notifications and screen readers, as far as 4,000 characters go."""

    text: str
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", shorten_mrkdwn(self.text, LONGEST_TEXT))

    def payload(self) -> dict[str, Any]:
        """Return the arguments of chat.postMessage, chat.update or an ephemeral reply. Bare links never unfurl."""
        return {"text": self.text, "blocks": self.blocks, "unfurl_links": False, "unfurl_media": False}

    def reply(self) -> dict[str, Any]:
        """Return the body of a private answer to a command or button."""
        return {"response_type": "ephemeral", "text": self.text, "blocks": self.blocks}
