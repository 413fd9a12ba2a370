"""Refusals: each a named exception that carries facts. Their words are in `messages/kit/refusals.py`."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handover.model.handover import Status


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
    status: Status


class Done(StrEnum):
    """What has been done before."""

    ANSWER_ACCEPTED = "answer_accepted"
    QUESTION_ASKED = "question_asked"
    QUESTION_REPLIED = "question_replied"
    MESSAGE_SAVED = "message_saved"
    STEP_FINISHED = "step_finished"
    TODO_SETTLED = "todo_settled"
    APPROVAL_REQUESTED = "approval_requested"
    EMAIL_APPROVED = "email_approved"
    EMAIL_SENT = "email_sent"
    HANDOVER_RUNNING = "handover_running"
    HANDOVER_OPEN = "handover_open"


@dataclass
class AlreadyDone(Refusal):
    """Somebody (perhaps this person, a moment ago) has done this before. `title` is the item's or step's, where there is one."""

    what: Done
    title: str = ""


class FieldProblem(StrEnum):
    """What is wrong with a field of a form. Its words are in `messages/kit/field_problems.py`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    SECRET = "secret"  # noqa: S105 (the name of a problem)
    NO_ROOM = "no_room"
    EITHER = "either"
    ALREADY_OPEN = "already_open"
    SAME_PERSON = "same_person"
    UNKNOWN_PERSON = "unknown_person"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    EXTERNAL = "external"
    GUEST = "guest"
    LONG_AGO = "long_ago"
    FAR_AHEAD = "far_ahead"
    END_BEFORE_START = "end_before_start"
    IN_THE_PAST = "in_the_past"
    WINDOW_TOO_LONG = "window_too_long"
    RENEWAL_PAST = "renewal_past"
    UNREADABLE_CONTACT = "unreadable_contact"
    NOT_AHEAD = "not_ahead"
    TOO_FAR_OFF = "too_far_off"
    NO_WORKDAY = "no_workday"
    SIGN_OFF_NEEDED = "sign_off_needed"
    NOT_THE_BLOCKER = "not_the_blocker"
    TOO_MANY_CONTACTS = "too_many_contacts"


@dataclass
class FieldProblems(Refusal):
    """Mistakes in a form, by the name of the field (such as `incoming`). Nothing typed is lost; the form stays open.

    `facts` holds what the words need (names, dates, limits).
    """

    problems: dict[str, FieldProblem]
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
    """The introduction e-mail still has blanks or words that must not reach a customer: so many problems."""

    problems: int


class NotApproved(Refusal):
    """The introduction e-mail cannot be marked as sent before somebody else has approved it."""


class Task(StrEnum):
    """What only some of the handover's people may do."""

    ANSWER_ITEM = "answer_item"
    ANSWER_INTERVIEW = "answer_interview"
    ASK_QUESTION = "ask_question"
    REVIEW_ANSWERS = "review_answers"
    REPLY_TO_QUESTION = "reply_to_question"
    APPROVE_EMAIL = "approve_email"
    FINISH_STEP = "finish_step"


class AllowedRole(StrEnum):
    """Who may do something: a role (with the values of `Role`), or the CSM who did not write the e-mail."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MANAGER = "manager"
    BACKUP = "backup"
    OTHER_CSM = "other_csm"


@dataclass
class NotYours(Refusal):
    """The task is for others of the handover, `who`. `title` is the item's or step's, where the task is about one."""

    what: Task
    who: tuple[AllowedRole, ...]
    title: str = ""


@dataclass
class ReasonMissing(Refusal):
    """ "Not applicable" (or "blocked", "not needed") needs a because."""

    subject: str


@dataclass
class NotApplicableWithoutReason(ReasonMissing):
    """ "Not applicable" to a question, without a because. `subject` is the item's title."""


@dataclass
class DayNotAhead(Refusal):
    """The date lies in the past or outside the window."""

    day: date


@dataclass
class OutOfDate(Refusal):
    """The introduction e-mail was changed while it was being edited or read. `who` is the user id of whoever did."""

    who: str


class NoPromptYet(Refusal):
    """Nothing had been asked when this was written, so it is not known where it belongs."""


class NoOpenPrompt(Refusal):
    """Every question has been asked, so it is not known where this belongs."""


class PromptClosed(Refusal):
    """The question a button belongs to is not waiting for a reply any more."""


class PromptStillOpen(Refusal):
    """The question is in sight already; putting it again would only be noise."""


class NoPreviousPrompt(Refusal):
    """This is the first question; there is none to go back to."""


class SecretPasted(Refusal):
    """The text holds what looks like a password or key, which is never stored (P68)."""


@dataclass
class ReplacedInForm(Refusal):
    """The answer was changed in the form after this message was sent, so editing the message changes nothing."""

    item: str


@dataclass
class NotReviewable(Refusal):
    """There is no answer here that could be accepted or asked about."""

    item: str


class UnknownQuestion(Refusal):
    """The question is not part of this handover."""
