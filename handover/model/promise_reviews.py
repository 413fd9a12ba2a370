"""What whoever takes over says to one promise, and what is answered (P57, P76)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText


class Proposal(StrEnum):
    """What is proposed in place of a promise: another day, another scope, or that it is not taken over."""

    DATE = "date"
    SCOPE = "scope"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True)
class PromiseReview:
    """One promise accepted (without a `proposal`) or renegotiated by this person at this moment (UTC).

    `seen` is the mark of the promise as it was read. `due` is the other day, `words` the other scope or the reason. Proposals of
    one `group`, the moment of its first one, are told together. `agreed` changed the promise; an `answer` says something else.
    """

    by: NeutralText
    at: datetime
    seen: NeutralText
    proposal: Proposal | None = None
    due: date | None = None
    words: InternalText = ""
    group: datetime | None = None
    agreed: bool = False
    answer: InternalText = ""
    answered_by: NeutralText = ""
    answered_at: datetime | None = None
    answer_group: datetime | None = None

    @property
    def answered(self) -> bool:
        """Whether somebody has agreed, or answered in words."""
        return self.answered_at is not None

    @property
    def open(self) -> bool:
        """Whether something is proposed to which nobody has said anything yet."""
        return self.proposal is not None and not self.answered
