"""Answers about the customer with their parts and evidence, and the incoming CSM's questions."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from handover.model.disclosure import CustomerText, InternalText, NeutralText
from handover.model.origin import Origin
from handover.model.records import DoubtfulRecord, FormerRecord, Record


@dataclass(frozen=True)
class Part:
    """One message or form entry of an answer. `source` is the Slack time stamp of the message, empty for a form.

    `excuse` marks the message that gave the reason why the item does not apply; its text is `Answer.not_applicable`.
    """

    text: InternalText
    by: NeutralText
    at: datetime
    source: NeutralText = ""
    excuse: bool = False
    origin: Origin | None = None
    """None for a form, and in older documents for a message, too."""
    request: NeutralText = ""
    """The request to a colleague that this answers (`ContributorRequest.id`); empty for what the handover's people wrote."""
    said_by: CustomerText = ""
    """Who of the customer's people has said it to who wrote it down; empty, as in older documents, for the writer's own words."""


@dataclass(frozen=True)
class Evidence:
    """A file, link or message as evidence of an item. `file` is the id of a file that is kept in Slack."""

    title: InternalText
    link: NeutralText
    by: NeutralText
    at: datetime
    source: NeutralText = ""
    file: NeutralText = ""


@dataclass(frozen=True)
class Acceptance:
    """Who accepted an answer when (UTC), and what it said: text, "does not apply because", and the links of its evidence."""

    by: NeutralText
    at: datetime
    text: InternalText = ""
    not_applicable: InternalText = ""
    links: tuple[NeutralText, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The answer to one item: text in parts, or "not applicable because", with evidence and acceptance."""

    item: NeutralText
    parts: tuple[Part, ...] = ()
    not_applicable: InternalText = ""
    evidence: tuple[Evidence, ...] = ()
    by: NeutralText = ""
    at: datetime | None = None
    accepted_by: NeutralText = ""
    accepted_at: datetime | None = None
    was_accepted: Acceptance | None = None
    """What had been accepted, while the answer says something else."""
    confirmed_by: NeutralText = ""
    confirmed_at: datetime | None = None
    """Who said when (UTC) that what the account knew before is still so; `by` and `at` are who had said it then."""
    records: tuple[Record, ...] = ()
    """What was understood of its text, in the order of its lines (`records.keeping`)."""
    former_records: tuple[FormerRecord, ...] = ()
    """What records said before somebody changed or removed them, one for each: with it that can be undone."""
    doubtful: tuple[DoubtfulRecord, ...] = ()
    """What its text may tell of beside `records`; one that was added stands in both, with the same id (`records.offering`)."""

    @property
    def text(self) -> str:
        """The whole text: the parts joined by line breaks."""
        return "\n".join(part.text for part in self.parts if part.text)

    @cached_property
    def given(self) -> bool:
        """Whether the item counts as answered: by text, by evidence, or as not applicable."""
        return bool(self.not_applicable or self.evidence or any(part.text.strip() for part in self.parts))

    @property
    def confirmed(self) -> bool:
        """Whether it is what the account knew before, as somebody has confirmed it, and nothing else since."""
        return self.confirmed_at is not None and (self.at is None or self.at <= self.confirmed_at)

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

    id: NeutralText
    item: NeutralText
    text: InternalText
    asked_by: NeutralText
    asked_at: datetime
    parts: tuple[Part, ...] = ()
    gathered: bool = False
    """Whether it was asked together with others: it is about the account, and no answer waits for its reply."""
    talked_by: NeutralText = ""
    talked_at: datetime | None = None
    """When it was talked through in a call, and nothing was written down."""

    @property
    def reply(self) -> str:
        """The whole reply: the parts joined by line breaks. Empty while the question is open."""
        return "\n".join(part.text for part in self.parts if part.text)

    @property
    def open(self) -> bool:
        """Whether there is no reply yet, and it was not talked through."""
        return self.talked_at is None and not self.reply.strip()
