"""What is arranged of a call beside its day and time, which its step has, and what stands in the calendars about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from handover.model.disclosure import CustomerText, InternalText, NeutralText

USUAL_MINUTES = 30


class CallKind(StrEnum):
    """What the incoming CSM does in a further call with the customer, as the lead passes over (P85, P86). Values are stored."""

    LISTENS = "listens"
    LEADS = "leads"
    ALONE = "alone"


@dataclass(frozen=True)
class Invitation:
    """What the calendars of those who take part were last given.

    `number` is counted from 1 for each call and belongs to its UID; `sequence` rises with each change (RFC 5545). `starts` is
    UTC. `organiser` and `guests` are user ids, `contacts` the addresses of the customer's people.
    """

    number: int
    sequence: int
    starts: datetime
    minutes: int
    organiser: NeutralText
    guests: tuple[NeutralText, ...]
    contacts: tuple[CustomerText, ...]
    place: CustomerText
    agenda: CustomerText
    at: datetime
    """When it was last changed (UTC)."""
    called_off: bool = False

    @property
    def ends(self) -> datetime:
        """When the call ends (UTC)."""
        return self.starts + timedelta(minutes=self.minutes)

    @property
    def people(self) -> tuple[str, ...]:
        """The user ids of our people in it, whose calendar it is first."""
        return (self.organiser, *self.guests)


@dataclass(frozen=True)
class MissedCall:
    """That nobody came: to the call planned for this moment and day, said by whom and when (UTC)."""

    starts: datetime
    planned: date | None
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class CallNote:
    """What somebody has written below the question how a call went. `source` is the Slack time stamp of the message.

    `taken_up` are the records that were made of its promises: place in the note, and id of the record.
    """

    text: InternalText
    by: NeutralText
    at: datetime
    source: NeutralText
    taken_up: Mapping[str, NeutralText] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """What is arranged of a call: length, place or link, what is on the customer's agenda, and who of theirs is invited."""

    minutes: int = USUAL_MINUTES
    place: CustomerText = ""
    agenda: CustomerText = ""
    contacts: tuple[CustomerText, ...] = ()
    """Addresses."""
    zone: NeutralText = ""
    """The customer's own IANA zone, in which times are proposed for them, too; empty while nobody has said."""
    invitations: tuple[Invitation, ...] = ()
    """One for each organiser and each time it was planned anew after it was called off, the latest last."""
    missed: tuple[MissedCall, ...] = ()
    """The times to which nobody came, the latest last."""
    notes: tuple[CallNote, ...] = ()
    kind: CallKind | None = None
    """Of a further call that somebody added; None for a call of the playbook, as in older documents."""

    @property
    def standing(self) -> Invitation | None:
        """The invitation that holds; None before there is one, and once it is called off."""
        latest = self.invitations[-1] if self.invitations else None
        return latest if latest is not None and not latest.called_off else None
