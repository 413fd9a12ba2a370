"""A message that a person wrote, changed or deleted, as plain values."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handover.evidence import Attachment
from handover.model.origin import Origin
from services.reading.message import Content


def is_direct(conversation: str) -> bool:
    """Return whether this is the id of a direct message, also where Slack leaves an event's `channel_type` out."""
    return conversation.startswith("D")


class MessageChange(StrEnum):
    """What happened to the message."""

    WRITTEN = "written"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class DeletedMessage:
    """A message of the bot's that somebody has deleted; `thread` as in `MessageEvent`."""

    conversation: str
    stamp: str
    thread: str


@dataclass(frozen=True)
class MessageEvent:
    """A person's message: `stamp` names it, `thread` is the stamp of its thread's first message (empty outside threads).

    `at` is the UTC moment it was written, changed or deleted. `content` is what it says, still in Slack's markup. `edited` is
    Slack's stamp of its last edit, empty for none: together with `stamp` it names these very words. `link` is its address,
    empty while Slack was not asked for it.
    """

    happened: MessageChange
    user: str
    conversation: str
    thread: str
    stamp: str
    at: datetime
    content: Content = field(default_factory=Content)
    edited: str = ""
    link: str = ""

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return Origin(self.conversation, self.thread, self.link)

    @property
    def version(self) -> str:
        """What names the message as it is now, and holds nothing of it."""
        return f"{self.stamp}:{self.edited}"

    @property
    def new(self) -> bool:
        """Whether it was written just now."""
        return self.happened is MessageChange.WRITTEN

    @property
    def private(self) -> bool:
        """Whether nobody but its writer and the bot can read it and open what came with it."""
        return is_direct(self.conversation)

    @property
    def typed(self) -> str:
        """What its writer typed, in Slack's markup. Words that are understood (`skip`, `later`) can only stand here."""
        return self.content.typed

    @property
    def text(self) -> str:
        """All its words, in Slack's markup: what was typed, and what came with it."""
        return self.content.text

    @property
    def files(self) -> tuple[Attachment, ...]:
        """What came with it that can be opened: files, and forwarded messages."""
        return self.content.files

    @property
    def only_typed(self) -> bool:
        """Whether there is nothing in it but what its writer typed."""
        return not self.content.shared and not self.content.files
