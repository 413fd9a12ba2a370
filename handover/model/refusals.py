"""Refusals: each a named exception that carries facts. Their words are in `messages/kit/refusals.py`."""

from dataclasses import dataclass, field
from datetime import date


class Refusal(Exception):
    """A wish that cannot be granted, for a reason the person can understand and usually mend."""


@dataclass
class NotAParticipant(Refusal):
    """Only the outgoing, incoming, manager, backup and workspace admins see or change a handover."""

    account: str


@dataclass
class MembersOnly(Refusal):
    """Guests and people of other organisations cannot open a handover."""


@dataclass
class UnknownHandover(Refusal):
    """No handover with this name (or id) is visible to this person."""

    wanted: str


@dataclass
class OpenHandoverExists(Refusal):
    """The account has an open handover already: one account changes hands once at a time. Offer to open that one."""

    handover_id: str
    account: str


@dataclass
class NotActive(Refusal):
    """The handover is paused, completed or cancelled, so this cannot be done to it now."""

    account: str
    status: str


@dataclass
class AlreadyDone(Refusal):
    """Somebody (perhaps this person, a moment ago) has already done this. `what` says what, in domain terms."""

    what: str


@dataclass
class FieldProblems(Refusal):
    """Mistakes in a form: field name → named problem. Nothing typed is lost; the form stays open.

    `problems` maps a field of the form (such as `incoming`) to a problem key (such as `same_person`);
    `facts` holds what the words need (names, dates, the id of an open handover).
    """

    problems: dict[str, str]
    facts: dict[str, str] = field(default_factory=dict)


@dataclass
class StillOpen(Refusal):
    """A handover cannot be completed while things are open. Each entry is what is open, grouped by kind."""

    items: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass
class NotReadyToApprove(Refusal):
    """The introduction e-mail still has blanks or words that must not reach a customer."""

    problems: tuple[str, ...]


@dataclass
class NotYours(Refusal):
    """Somebody else of the handover has to do this (such as approving one's own e-mail). `who` are the roles that may."""

    what: str
    who: tuple[str, ...]


@dataclass
class ReasonMissing(Refusal):
    """ "Not applicable" (or "blocked", "not needed") needs a because."""

    subject: str


@dataclass
class WhyNot(ReasonMissing):
    """ "Not applicable" to a question, without a because. `subject` is the item's title."""


@dataclass
class TooLate(Refusal):
    """The date lies in the past or outside the window."""

    day: date


@dataclass
class OutOfDate(Refusal):
    """Somebody changed this while it was being edited or read. `who` is the user id of whoever did."""

    what: str
    who: str


class NothingAsked(Refusal):
    """Nothing had been asked when this was written, so it is not known where it belongs."""


class NothingOpen(Refusal):
    """Every question has been asked, so it is not known where this belongs."""


class MovedOn(Refusal):
    """The question a button belongs to is not waiting for a reply any more."""


class StillWaiting(Refusal):
    """The question is in sight already; putting it again would only be noise."""


class NothingBefore(Refusal):
    """This is the first question; there is none to go back to."""


class SecretPasted(Refusal):
    """The text holds what looks like a password or key, which is never stored (P68)."""


@dataclass
class Overtaken(Refusal):
    """The answer was changed in the form after this message was sent, so editing the message changes nothing."""

    item: str


@dataclass
class NotReviewable(Refusal):
    """There is no answer here that could be accepted or asked about."""

    item: str


class UnknownQuestion(Refusal):
    """The question is not part of this handover."""
