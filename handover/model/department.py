"""The internal document for another department or team of ours: its versions, and what has become of each (P11, P12, P14)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText
from handover.model.receiver import Receiver


class Standing(StrEnum):
    """What has become of a version. Values are stored in the references of jobs."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    MISSING = "missing"
    TAKEN_BACK = "taken_back"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class DepartmentVersion:
    """One version that was handed over: to whom, by whom and when (UTC), and what has become of it. None for what was not.

    The document says what is known at `delivered_at`. `missing` is what the receiver misses in it, empty for nothing;
    `question` is the id of the question that was made of it, empty where nobody could be asked; `unreachable` that the receiver
    was no full member any more when it was to be delivered.
    """

    receiver: Receiver
    by: NeutralText
    at: datetime
    delivered_at: datetime | None = None
    acknowledged_at: datetime | None = None
    missing: InternalText = ""
    missing_at: datetime | None = None
    taken_back_by: NeutralText = ""
    taken_back_at: datetime | None = None
    unreachable: bool = False
    question: NeutralText = ""

    @property
    def standing(self) -> Standing:
        """What has become of it."""
        if self.taken_back_by:
            return Standing.TAKEN_BACK
        if self.unreachable:
            return Standing.UNREACHABLE
        if self.acknowledged_at is not None:
            return Standing.ACKNOWLEDGED
        if self.missing_at is not None:
            return Standing.MISSING
        return Standing.DELIVERED if self.delivered_at is not None else Standing.WAITING
