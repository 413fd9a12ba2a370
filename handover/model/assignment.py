"""Somebody is asked whether they take an account on."""

from dataclasses import dataclass
from datetime import datetime

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class Assignment:
    """The incoming CSM who was asked, when, and when they said yes (UTC); None while they have not said so.

    `reminded_at` is when somebody last had them reminded.
    """

    who: NeutralText
    asked_at: datetime
    accepted_at: datetime | None = None
    reminded_at: datetime | None = None
    reminded_by: NeutralText = ""


def assigned(who: str, *, by: str, now: datetime) -> Assignment:
    """Return that this person is asked; whoever chooses themselves has said yes with that."""
    return Assignment(who, now, accepted_at=now if by == who else None)
