"""What colleagues outside of a handover were asked: one question about one item each, and what became of it (P79)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText


class RequestState(StrEnum):
    """What became of a question to a colleague."""

    OPEN = "open"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    """The colleague does not know."""
    PASSED_ON = "passed_on"
    """The colleague has asked somebody else, by a request of its own."""
    TAKEN_BACK = "taken_back"
    UNREACHABLE = "unreachable"
    """The colleague could not be written to any more: a guest by now, or deactivated."""


@dataclass(frozen=True)
class ContributorRequest:
    """A question to a colleague about one item. `question` is what they read of it, and nothing else of the handover.

    `team` is what whoever asked calls their team or role ("support"), empty for nothing. `passed_by` is the colleague who was
    asked first and passed it on. The answer is kept with the item: in the parts whose `request` is `id`.
    """

    id: NeutralText
    item: NeutralText
    contributor: NeutralText
    question: InternalText
    asked_by: NeutralText
    asked_at: datetime
    team: InternalText = ""
    state: RequestState = RequestState.OPEN
    passed_by: NeutralText = ""
    while_open: bool = False
    """Whether it is put only while nobody has answered the item; what somebody asked in words of their own always is."""

    @property
    def open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.state is RequestState.OPEN
