"""Somebody looks after an account for its owner, who will be back (P9)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handover.model.disclosure import NeutralText


class CoverEnd(StrEnum):
    """How a handover ends a cover: the owner is back, or whoever covers stays for good. Values are stored."""

    RETURN = "return"
    STAYS = "stays"


@dataclass(frozen=True)
class Cover:
    """From `began_at` (UTC) on, `by` looks after an account for its `owner`. Both are user ids.

    `until` is the local day on which the owner is back, None while nobody knows it. `handover` is the id of the handover that
    began it, `ended_by` that of the one that ended it; `ended_at` (UTC) is None while it lasts.
    """

    by: NeutralText
    owner: NeutralText
    handover: NeutralText
    began_at: datetime
    until: date | None = None
    ended_at: datetime | None = None
    ended_by: NeutralText = ""
    said_at: datetime | None = None
    """When the day was said last (UTC), None for when it began."""
    agreed_by: NeutralText = ""
    """Who has said that the owner is back on that day, so that the return begins then; empty while nobody has."""
    tells_customer: bool = True
    """Whether the customer is told with the return that the owner is back."""

    @property
    def day_said_at(self) -> datetime:
        """When it was said last on which day the owner is back (UTC)."""
        return self.said_at or self.began_at
