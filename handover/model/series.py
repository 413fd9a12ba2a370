"""Regular calls with the customer, as the calendars were last given them, and the series that they take the place of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from handover.model.calls import USUAL_MINUTES
from handover.model.disclosure import CustomerText, NeutralText


class Rhythm(StrEnum):
    """How often: monthly is on the same weekday of the month, such as the second Tuesday. Values are stored."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


@dataclass(frozen=True)
class FirstCall:
    """Whether the customer came to the first call of a series, which began at a moment (UTC); said by whom and when (UTC)."""

    starts: datetime
    came: bool
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class Series:
    """Regular calls from one organiser (a user id). The first begins at a moment (UTC); all keep its hour in `zone`.

    `number` is counted from 1 and belongs to the UID, `sequence` rises with each change (RFC 5545). Single calls are named by the
    local day they have by rule: `skipped` ones are left out, `moved` ones (by that day in ISO format) begin at another moment.
    """

    number: int
    sequence: int
    organiser: NeutralText
    first: datetime
    zone: NeutralText
    rhythm: Rhythm
    at: datetime
    """When it was last changed (UTC)."""
    minutes: int = USUAL_MINUTES
    contacts: tuple[CustomerText, ...] = ()
    place: CustomerText = ""
    agenda: CustomerText = ""
    skipped: tuple[date, ...] = ()
    moved: Mapping[str, datetime] = field(default_factory=dict)
    called_off: bool = False
    first_said: FirstCall | None = None
    """None while nobody has said how the first one went, as in older documents."""


@dataclass(frozen=True)
class OldSeries:
    """The series of whoever hands over, which only they can end: who was asked when (UTC), and when they said that it is ended."""

    who: NeutralText
    asked_at: datetime
    ended_at: datetime | None = None
