"""Refusals: named exceptions that carry facts, and those that several features raise.

Every other refusal stands beside its feature's rule, and its words beside the feature's words: see `messages/kit/refusals.py`.
"""

from dataclasses import dataclass
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
class NoPartAnyMore(NotAParticipant):
    """Somebody who took part in a handover before does so no more; `who` has their role now, or owns what their area was."""

    who: str


class RightsUnknown(Refusal):
    """Slack does not say who somebody is now, and what it said last is too old to decide on."""


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


class LostHandover(UnknownHandover):
    """The same, in a workspace whose database was restored from an older copy: it may have begun after that."""


class NotYourAccount(Refusal):
    """Only an account's people and workspace admins see or change it."""


class UnknownAccount(Refusal):
    """The workspace has no account with this id."""


class UnreadableAccount(Refusal):
    """What is stored of this account cannot be read; it is kept as it is."""


class EntryGone(Refusal):
    """Nothing is known any more on what was to be shown or changed."""


@dataclass
class AnsweredInHandover(Refusal):
    """The open handover has the answer to this item: what it says of the account is changed there. `title` is the item's."""

    title: str


@dataclass
class AccountNameTaken(Refusal):
    """Another account is known by this name."""

    name: str


@dataclass
class OpenHandoverExists(Refusal):
    """The account has an open handover already; there is at most one at a time."""

    handover_id: str
    account: str


@dataclass
class AlikeHandoverExists(Refusal):
    """Handovers that the person may see are open whose account may be the same customer; whoever starts one has to say.

    The first of them is named; `handover_ids` are all.
    """

    account: str
    handover_ids: tuple[str, ...]


@dataclass
class AlikeAccountExists(Refusal):
    """An account that the person may see is called much the same, and has no open handover; whoever starts one has to say.

    `slip`: its name may have been mistyped.
    """

    account: str
    account_id: str
    slip: bool = False


@dataclass
class NotActive(Refusal):
    """The handover is paused, completed or cancelled, and this needs an active one."""

    account: str
    status: Status


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
    EMAIL_SENT_BACK = "email_sent_back"
    HANDOVER_RUNNING = "handover_running"
    HANDOVER_OPEN = "handover_open"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    PLAN_CHANGED_SINCE = "plan_changed_since"
    SYNTHESIS_CONFIRMED = "synthesis_confirmed"
    SYNTHESIS_CORRECTED = "synthesis_corrected"
    PROMISE_ACCEPTED = "promise_accepted"
    PROPOSAL_ANSWERED = "proposal_answered"


@dataclass
class AlreadyDone(Refusal):
    """This was done before, perhaps by a repeated press. `title` is the item's or step's, where there is one."""

    what: Done
    title: str = ""


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
    WRITE_SYNTHESIS = "write_synthesis"
    CONFIRM_SYNTHESIS = "confirm_synthesis"
    ANSWER_PROPOSAL = "answer_proposal"
    TAKE_ON = "take_on"


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
class AnswerFull(Refusal):
    """The answer or reply holds as much as it can. `item` is the title of the item."""

    item: str
