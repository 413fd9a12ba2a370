"""The stored state of the interviews."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import NeutralText
from handover.model.people import Role


class PromptKind(StrEnum):
    """What a prompt asks for."""

    ITEM = "item"
    QUESTION = "question"
    QUESTIONS = "questions"
    """Several questions of the incoming CSM in one message; the subject is their ids, joined by commas."""
    FINISHED = "finished"
    LOST = "lost"
    """Known from Slack only: the database is a restored copy from before it was put."""


class PromptOutcome(StrEnum):
    """What became of a prompt."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    ONE_BY_ONE = "one_by_one"
    """Questions put together, which are then put each by itself."""
    NOT_APPLICABLE = "not_applicable"
    ASKED_COLLEAGUE = "asked_colleague"
    LATER = "later"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Prompt:
    """A question in the thread. `seq` is its number, unique in the handover.

    `posted_at` is the time of its Slack message (UTC), None until posted.
    """

    seq: int
    kind: PromptKind
    subject: NeutralText
    outcome: PromptOutcome = PromptOutcome.OPEN
    posted_at: datetime | None = None


class MeaningOutcome(StrEnum):
    """What became of a message that it was asked about. Whether it is saved is told by where it is stored."""

    ASKED = "asked"
    TALK = "talk"
    GONE = "gone"


@dataclass(frozen=True)
class AskedMeaning:
    """A message (its Slack time stamp) whose writer is asked what it means, or where it belongs, before it counts.

    `guess` is why it is asked, `targets` what it may be filed under (`kind:subject`). `listed_at` is the number of the prompt
    below which it was shown once more, 0 while it was not. `colleague` is the user id of who it says to know, if it mentions
    them. Its words stay in Slack.
    """

    stamp: NeutralText
    guess: NeutralText
    targets: tuple[NeutralText, ...]
    outcome: MeaningOutcome = MeaningOutcome.ASKED
    listed_at: int = 0
    colleague: NeutralText = ""


@dataclass(frozen=True)
class Interview:
    """What one person is asked in one of their roles, in a thread of their own.

    All prompts, oldest first, whether the interview is paused, and the messages it was asked about, oldest first.
    """

    person: NeutralText
    role: Role
    prompts: tuple[Prompt, ...] = ()
    paused: bool = False
    meanings: tuple[AskedMeaning, ...] = ()

    @property
    def current(self) -> Prompt | None:
        """The newest prompt if it is open, else None."""
        last = self.prompts[-1] if self.prompts else None
        return last if last is not None and last.outcome is PromptOutcome.OPEN else None
