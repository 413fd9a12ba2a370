"""The stored state of a channel with the customer: what they see of it, who is invited, and what was said there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handover.model.disclosure import NeutralText


class InviteState(StrEnum):
    """How far an invitation is. Values are stored.

    `SENDING`: Slack is being asked, and nobody knows yet whether it has sent it. `UNSURE`: nobody will know. `REFUSED`: Slack does
    not send it.
    """

    WANTED = "wanted"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Invited:
    """Somebody of the customer's, by address. `why` is Slack's code for a refused one; `turn` counts how often it was asked for."""

    email: NeutralText
    state: InviteState = InviteState.WANTED
    why: NeutralText = ""
    turn: int = 0


class SaidKind(StrEnum):
    """Which approved words are said there. Values are stored."""

    WELCOME = "welcome"
    LETTER = "letter"
    CALL = "call"


@dataclass(frozen=True)
class Said:
    """Words that somebody has confirmed for the customer to read there, as they were confirmed (`at`, UTC, by a user id).

    `ts` is the message's, empty until it is posted; `taken_back` says that it was deleted, or was not to be posted any more.
    """

    number: int
    kind: SaidKind
    words: NeutralText
    by: NeutralText
    at: datetime
    ts: NeutralText = ""
    taken_back: bool = False


@dataclass(frozen=True)
class CustomerChannel:
    """A channel with the customer, `number` counted from 1 within its handover; by whom (a user id) and when (UTC) it was drafted.

    `conversation` is its id, empty while it is not there; `confirmed_at` is None while it is a draft. What the customer sees
    (name, topic, words) is compared with internal text before it is stored, and so neither internal nor free to be repeated.
    `existing`: it was there before, and Baton made nothing. `why` is Slack's code for what went wrong when it was to be made.
    `closed` says why nothing can be said there (Slack's word for what happened), empty while it can. `ended`: it is none of the
    handover's any more.
    """

    number: int
    by: NeutralText
    at: datetime
    name: NeutralText
    topic: NeutralText = ""
    colleagues: tuple[NeutralText, ...] = ()
    invited: tuple[Invited, ...] = ()
    said: tuple[Said, ...] = ()
    conversation: NeutralText = ""
    existing: bool = False
    confirmed_at: datetime | None = None
    why: NeutralText = ""
    closed: NeutralText = ""
    ended: bool = False

    @property
    def draft(self) -> bool:
        """Whether nothing has been made or used yet."""
        return self.confirmed_at is None and not self.ended

    @property
    def standing(self) -> bool:
        """Whether it is there, and the handover's."""
        return bool(self.conversation) and self.confirmed_at is not None and not self.ended
