"""A message that a person wrote, changed or deleted, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.evidence import Attachment


class MessageChange(StrEnum):
    """What happened to the message."""

    WRITTEN = "written"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class MessageEvent:
    """A person's message: `stamp` names it, `thread` is the stamp of its thread's first message (empty outside threads).

    `at` is the UTC moment it was written, changed or deleted. `text` is still in Slack's markup.
    """

    happened: MessageChange
    user: str
    conversation: str
    thread: str
    stamp: str
    at: datetime
    text: str = ""
    files: tuple[Attachment, ...] = ()

    @property
    def new(self) -> bool:
        """Whether it was written just now."""
        return self.happened is MessageChange.WRITTEN
