"""The interview as it is stored: the prompts put to the outgoing CSM so far."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PromptKind(StrEnum):
    """What the bot asked for in the interview thread."""

    ITEM = "item"
    QUESTION = "question"
    FINISHED = "finished"


class PromptOutcome(StrEnum):
    """What became of a prompt."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not_applicable"
    LATER = "later"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Prompt:
    """One question put to the outgoing CSM in the thread. `posted_at` is Slack's time stamp of it, None until delivered."""

    seq: int
    kind: PromptKind
    subject: str
    outcome: PromptOutcome = PromptOutcome.OPEN
    posted_at: datetime | None = None


@dataclass(frozen=True)
class Interview:
    """The conversation with the outgoing CSM: all prompts so far, oldest first, and whether it rests until resumed."""

    prompts: tuple[Prompt, ...] = ()
    resting: bool = False

    @property
    def current(self) -> Prompt | None:
        """The newest prompt, when it is still waiting for a reply."""
        last = self.prompts[-1] if self.prompts else None
        return last if last is not None and last.outcome is PromptOutcome.OPEN else None
