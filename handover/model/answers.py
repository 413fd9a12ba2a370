"""Answers about the customer with their parts and evidence, and the incoming CSM's questions."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache


@dataclass(frozen=True)
class Part:
    """One message or form entry of an answer. `source` is the Slack time stamp of the message, empty for a form.

    `excuse` marks the message that gave the reason why the item does not apply; its text is `Answer.not_applicable`.
    """

    text: str
    by: str
    at: datetime
    source: str = ""
    excuse: bool = False


@dataclass(frozen=True)
class Evidence:
    """A file, link or message as evidence of an item. `file` is the id of a file that is kept in Slack."""

    title: str
    link: str
    by: str
    at: datetime
    source: str = ""
    file: str = ""


@dataclass(frozen=True)
class Answer:
    """The answer to one item: text in parts, or "not applicable because", with evidence and acceptance."""

    item: str
    parts: tuple[Part, ...] = ()
    not_applicable: str = ""
    evidence: tuple[Evidence, ...] = ()
    by: str = ""
    at: datetime | None = None
    accepted_by: str = ""
    accepted_at: datetime | None = None

    @property
    def text(self) -> str:
        """The whole text: the parts joined by line breaks."""
        return "\n".join(part.text for part in self.parts if part.text)

    @cached_property
    def given(self) -> bool:
        """Whether the item counts as answered: by text, by evidence, or as not applicable."""
        return bool(self.not_applicable or self.evidence or any(part.text.strip() for part in self.parts))

    @property
    def accepted(self) -> bool:
        """Whether the incoming CSM has accepted the answer."""
        return self.accepted_at is not None


@lru_cache(maxsize=256)
def unanswered(item: str) -> Answer:
    """Return the empty answer of an item. Cached, because rules ask for it often."""
    return Answer(item)


@dataclass(frozen=True)
class Question:
    """A question of the incoming CSM about one item, and its reply. `parts` are the reply's messages."""

    id: str
    item: str
    text: str
    asked_by: str
    asked_at: datetime
    parts: tuple[Part, ...] = ()

    @property
    def reply(self) -> str:
        """The whole reply: the parts joined by line breaks. Empty while the question is open."""
        return "\n".join(part.text for part in self.parts if part.text)

    @property
    def open(self) -> bool:
        """Whether there is no reply yet."""
        return not self.reply.strip()
