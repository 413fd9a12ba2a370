"""Refusals: named exceptions that carry facts. Their words are in `messages/kit/refusals.py`."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handover.model.handover import Status


class Refusal(Exception):
    """A request that is refused for a reason the person can understand.

    Its facts are for the words that are found for it. Whatever prints it, a log or a library, prints its name alone.
    """

    def __init_subclass__(cls) -> None:
        cls.__repr__ = Refusal.__repr__  # type: ignore[method-assign] # in place of the one that a dataclass makes

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __str__(self) -> str:
        return type(self).__name__


@dataclass
class NotAParticipant(Refusal):
    """Only participants and workspace admins see or change a handover."""

    account: str


@dataclass
class RightsUnknown(Refusal):
    """Slack does not say who somebody is now, and what it said last is too old to decide on."""


@dataclass
class OutsidersInChannel(Refusal):
    """A guest or somebody of another organisation is in the channel, so nothing internal is said there."""


@dataclass
class MembersOnly(Refusal):
    """Guests and people of other organisations cannot open a handover, nor keep settings."""


@dataclass
class UnknownHandover(Refusal):
    """The workspace has no handover with this name or id that the person may see."""

    wanted: str


@dataclass
class UnreadableHandover(Refusal):
    """What is stored of this handover cannot be read; it is kept as it is."""

    handover_id: str


@dataclass
class LostHandover(UnknownHandover):
    """The same, in a workspace whose database was set back to an older copy: it may have begun after that."""


@dataclass
class OpenHandoverExists(Refusal):
    """The account has an open handover already; there is at most one at a time."""

    handover_id: str
    account: str


@dataclass
class NotActive(Refusal):
    """The handover is paused, completed or cancelled, and this needs an active one."""

    account: str
    status: Status


@dataclass
class TooManyStarts(Refusal):
    """The person has started `most` handovers (`for_others`: without a part in them) within a day, as many as one may."""

    most: int
    for_others: bool = False


@dataclass
class StartNotAllowed(Refusal):
    """In this workspace only admins and the chosen people (user ids, perhaps none) start handovers."""

    chosen: tuple[str, ...]


class AdminsOnly(Refusal):
    """Only admins of the workspace decide who starts handovers in it."""


class CannotTakeBack(Refusal):
    """Only whoever started a handover takes it back, within a day, while it is open and nobody has begun."""


class Done(StrEnum):
    """What was done before."""

    ANSWER_ACCEPTED = "answer_accepted"
    CHANNEL_OPEN = "channel_open"
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
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


@dataclass
class AlreadyDone(Refusal):
    """This was done before, perhaps by a repeated press. `title` is the item's or step's, where there is one."""

    what: Done
    title: str = ""


class FieldProblem(StrEnum):
    """What is wrong with a form field's content. Its words are in `messages/kit/field_problems.py`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    SECRET = "secret"  # noqa: S105 (the name of a problem)
    PRIVATE_KEY = "private_key"
    NO_ROOM = "no_room"
    EITHER = "either"
    CHANGED_MEANWHILE = "changed_meanwhile"
    CHANGED_SINCE = "changed_since"
    ALREADY_OPEN = "already_open"
    PASSED_ON = "passed_on"
    MANAGER_HANDS_OVER = "manager_hands_over"
    SAME_PERSON = "same_person"
    BACKUP_TAKES_PART = "backup_takes_part"
    TAKES_NO_PART = "takes_no_part"
    UNKNOWN_PERSON = "unknown_person"
    BOT = "bot"
    DEACTIVATED = "deactivated"
    EXTERNAL = "external"
    GUEST = "guest"
    LONG_AGO = "long_ago"
    FAR_AHEAD = "far_ahead"
    NO_WORKING_DAY = "no_working_day"
    END_BEFORE_START = "end_before_start"
    IN_THE_PAST = "in_the_past"
    TIME_PASSED = "time_passed"
    WINDOW_TOO_LONG = "window_too_long"
    RENEWAL_PAST = "renewal_past"
    UNREADABLE_CONTACT = "unreadable_contact"
    NOT_AHEAD = "not_ahead"
    TOO_FAR_OFF = "too_far_off"
    NO_DAY_BACK = "no_day_back"
    AWAY_AFTER_BACK = "away_after_back"
    NO_WORKDAY = "no_workday"
    SIGN_OFF_NEEDED = "sign_off_needed"
    NOT_THE_BLOCKER = "not_the_blocker"
    TOO_MANY_CONTACTS = "too_many_contacts"


@dataclass
class FieldProblems(Refusal):
    """Problems of a form, by field (such as `incoming`). The form stays open.

    `facts` are the values of placeholders in the words, by name.
    """

    problems: dict[str, FieldProblem]
    facts: dict[str, str] = field(default_factory=dict)


@dataclass
class StillOpen(Refusal):
    """The handover cannot be completed while things are open: their titles, by kind."""

    items: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass
class NotReadyToApprove(Refusal):
    """The introduction e-mail has this many problems, such as blanks or internal words."""

    problems: int


@dataclass
class WorthALook(Refusal):
    """The introduction e-mail holds this many things that pass only with a reason, and none was given."""

    problems: int


class TooLateToTakeBack(Refusal):
    """ "Sent" can be taken back for a day, and only where it was said."""


class NotApproved(Refusal):
    """The introduction e-mail cannot be marked as sent before somebody else has approved it."""


class Task(StrEnum):
    """Tasks that only some participants may do."""

    ANSWER_ITEM = "answer_item"
    ANSWER_INTERVIEW = "answer_interview"
    ASK_QUESTION = "ask_question"
    REVIEW_ANSWERS = "review_answers"
    REPLY_TO_QUESTION = "reply_to_question"
    APPROVE_EMAIL = "approve_email"
    FINISH_STEP = "finish_step"
    OVERRIDE = "override"


class AllowedRole(StrEnum):
    """Who may do a task: a role (with the values of `Role`), or the CSM who is not the author of the e-mail."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    MANAGER = "manager"
    BACKUP = "backup"
    OTHER_CSM = "other_csm"


@dataclass
class NotYours(Refusal):
    """The task is for the roles in `who`. `title` is the item's or step's, where there is one."""

    what: Task
    who: tuple[AllowedRole, ...]
    title: str = ""


@dataclass
class ReasonMissing(Refusal):
    """A block needs a reason."""

    subject: str


@dataclass
class NotApplicableWithoutReason(ReasonMissing):
    """ "Not applicable" needs a reason. `subject` is the title of the item."""


@dataclass
class DayNotAhead(Refusal):
    """The local day is not after today."""

    day: date


@dataclass
class OutOfDate(Refusal):
    """The introduction e-mail was changed by the user `who` while it was edited or read."""

    who: str


@dataclass
class AnswerFull(Refusal):
    """The answer or reply holds as much as it can. `item` is the title of the item."""

    item: str


class NothingSaid(Refusal):
    """The message holds no words and nothing that can be opened, so it is no answer."""


class NoPromptYet(Refusal):
    """The message was written before the first prompt was posted."""


class NoOpenPrompt(Refusal):
    """The message was written after the last prompt was answered."""


class MessageGone(Refusal):
    """The message a button is about is not there any more, or was written by somebody else."""


class PromptClosed(Refusal):
    """The prompt of this button is not open any more."""


class PromptStillOpen(Refusal):
    """The prompt was posted a moment ago and is not put again."""


class NoPreviousPrompt(Refusal):
    """There is no item before the first one."""


@dataclass
class SecretPasted(Refusal):
    """The text seems to hold a password or key, which is never stored (P68).

    `private_key`: it does so beyond doubt, and nobody can say it is none.
    """

    private_key: bool = False


class SecretInCommand(Refusal):
    """What was typed behind a command seems to hold a password or key: nothing is done with it, nor is it repeated (P68)."""


class MessageChanged(Refusal):
    """The message that was to be read once more has been edited since."""


@dataclass
class ReplacedInForm(Refusal):
    """The answer was changed in the form after this message was sent, so the edit of the message is ignored."""

    item: str


@dataclass
class NotReviewable(Refusal):
    """The item has no answer that can be accepted or asked about."""

    item: str


class UnknownQuestion(Refusal):
    """The handover has no question with this id."""
