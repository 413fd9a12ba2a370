"""What a handover keeps of decisions in somebody's place, of changes to what was entered at the start, and of being reopened."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handover.model.disclosure import InternalText, NeutralText


class OverrideKind(StrEnum):
    """What can be decided in somebody's place."""

    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    READINESS = "readiness"
    COMPLETION = "completion"
    CONFIDENTIALITY = "confidentiality"


@dataclass(frozen=True)
class Override:
    """A decision that somebody took in another person's place: why, by whom and when (UTC).

    `instead_of` is the user id of that person, empty when there was nobody. `titles` are those of what it was about.
    `taken_back_by` is the user id of who took it back, empty while it stands.
    """

    kind: OverrideKind
    why: InternalText
    by: NeutralText
    at: datetime
    instead_of: NeutralText = ""
    titles: tuple[NeutralText, ...] = ()
    taken_back_by: NeutralText = ""


class PlanField(StrEnum):
    """What is entered at the start and can be changed later; the names of the form's fields."""

    OUTGOING = "outgoing"
    LEAVER = "leaver"
    INCOMING = "incoming"
    INCOMING_TEAM = "incoming_team"
    MANAGER = "manager"
    BACKUP = "backup"
    REASON = "reason"
    START = "start"
    END = "end"
    BACK_ON = "back_on"
    LAST_DAY = "last_day"
    CUSTOMER_TOLD = "customer_told"
    CONFIDENTIAL_UNTIL = "confidential_until"
    END_OF_SUPPORT = "end_of_support"
    CONTACTS = "contacts"
    RENEWAL = "renewal"
    OUT_OF_CONTRACT = "out_of_contract"
    CUSTOMER_REASON = "customer_reason"
    INTERNAL_NOTE = "internal_note"
    PLAYBOOK = "playbook"


PLAN_DATES = (
    PlanField.START,
    PlanField.CUSTOMER_TOLD,
    PlanField.CONFIDENTIAL_UNTIL,
    PlanField.LAST_DAY,
    PlanField.END,
    PlanField.END_OF_SUPPORT,
)
"""The dates of a plan in the order of its form."""
PLAN_DAYS = frozenset({*PLAN_DATES, PlanField.BACK_ON, PlanField.RENEWAL, PlanField.OUT_OF_CONTRACT})
"""The fields that hold a day."""
PLAN_PEOPLE = frozenset({PlanField.OUTGOING, PlanField.INCOMING, PlanField.MANAGER, PlanField.BACKUP})
"""The fields that hold somebody's role."""
PLAN_FOR_CUSTOMERS = frozenset({PlanField.INCOMING_TEAM, PlanField.CONTACTS, PlanField.CUSTOMER_REASON})
"""The fields that hold what a customer may read."""


@dataclass(frozen=True)
class Change:
    """One change to what was entered at the start, by whom and when (UTC).

    `before` and `after` are a user id, a name, an ISO date, a reason's value or a note; empty for none, and for what may go
    to the customer (`PLAN_FOR_CUSTOMERS`), which is no internal text: what these said is `former`, only to be undone.
    """

    what: PlanField
    before: InternalText
    after: InternalText
    by: NeutralText
    at: datetime
    former: NeutralText = ""


@dataclass(frozen=True)
class PlanHeard:
    """How much somebody has heard directly of the changes to a plan: the first `known` of them; up to `asked` they are to hear."""

    known: int
    asked: int


@dataclass(frozen=True)
class NoSecret:
    """Somebody's word that a text which looked like a secret is none: where it stands, by whom and when (UTC).

    `where` is the label of the form's field, or says that it is a message. The text itself is kept where it belongs.
    """

    where: NeutralText
    by: NeutralText
    at: datetime


@dataclass(frozen=True)
class Reopening:
    """A handover was taken up again: why, with which last day, by whom and when (UTC); and how it had ended before.

    `closed_by` is empty where it had completed by itself, `closing_note` where no reason was given.
    """

    why: InternalText
    end: date
    by: NeutralText
    at: datetime
    was_cancelled: bool
    closed_at: datetime | None
    closed_by: NeutralText = ""
    closing_note: InternalText = ""
