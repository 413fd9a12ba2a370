"""The note about what cannot be done: what it is, why in plain words, and what somebody can do about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from handover.gone.asking import misses, taken_over
from handover.model.handover import Handover
from handover.model.people import Barred, Role
from messages.causes import CAUSES, code_as_said, reason_of
from messages.gone import since_words
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.slack_codes import SlackCode, names_what_was_asked
from messages.kit.text import mention, oneline, safe
from messages.kit.titles import IN_A_FORM


def _nothing_instead(_asked: Mapping[str, str]) -> Sequence[blocks.Element]:
    return ()


@dataclass(frozen=True)
class FailureWords:
    """What people read when a kind of job fails.

    `could_not` continues "I couldn't …"; `stands` is what is there all the same; `way_out` is what they can do about it, empty
    for what helps in any case. When the job was to ask one person for something, `asked` says what, and `button` is the label
    and action of the way to it. `to_person`: the job speaks to the person it names; else that is only whose doing it is of.
    """

    could_not: str = "finish what I was about to do"
    stands: str = ""
    way_out: str = ""
    asked: str = ""
    button: tuple[str, Action] | None = None
    to_person: bool = True
    instead: Callable[[Mapping[str, str]], Sequence[blocks.Element]] = _nothing_instead
    """Buttons for whoever asked for it for themselves: again, or otherwise. Made from the reference of the job."""


ANY_FAILURE = FailureWords()
NO_CHANNEL = FailureWords(
    "open the private channel",
    way_out="Everything else goes on in direct messages and with `/handover`. For a channel, ask a workspace admin to let me "
    "create private channels, or to install me again if I lack the permission: then I open it by myself.",
)
EMAIL_FILE = FailureWords(
    "put the introduction e-mail into the channel as a file (.eml), too",
    stands="Its text is there, to copy or to open in your mail program. Only the file is missing.",
)
NO_APPROVAL = FailureWords(
    asked="The introduction e-mail to the customer waits for your approval.",
    button=("Read the e-mail", Action.EMAIL_OPEN),
)

EMAIL_TO_CHANGE = FailureWords(
    asked="The introduction e-mail was sent back to you to be changed.",
    button=("Read the e-mail", Action.EMAIL_OPEN),
)


def failure_note(handover: Handover, failed: FailureWords, why: str, user: str) -> Message:
    """Return the note. `why` is Slack's code or how the person is barred; `user` is the person it is about, if any."""
    user = user if failed.to_person else ""
    account = safe(oneline(handover.account), 120)
    reason = _reason(why)
    if user and why not in GONE:
        return _said_here_instead(handover, failed, why, user, reason)
    if user and not misses(handover, user) and taken_over(handover, user) is not None:
        words = f":white_check_mark: *{account}*: {mention(user)} can't take part any more: {reason}. {since_words(handover, user)}"
        return Message(words, [blocks.section(words)])
    if user:
        lead = f":warning: *{account}*: I can't reach {mention(user)}: {reason}."
    else:
        stands = f" {failed.stands}" if failed.stands else ""
        lead = f":warning: *{account}*: I couldn't {failed.could_not}: {reason}.{stands}"
    words = f"{lead}\n{_way_out(handover, failed, why, user)}"
    if user and handover.open:
        return Message(words, [blocks.section(words), blocks.actions(_choose(handover))])
    return Message(words, [blocks.section(words)])


def request_note(failed: FailureWords, why: str, asked: Mapping[str, str]) -> Message:
    """Return the note to whoever asked for something for themselves. `why` is Slack's code, `asked` the reference of the job."""
    reason = _reason(why)
    remedy = CAUSES[why].remedy if why in CAUSES else ""
    words = " ".join(filter(None, (f":warning: I couldn't {failed.could_not}: {reason}.", remedy, failed.way_out)))
    buttons = failed.instead(asked)
    return Message(words, [blocks.section(words), *([blocks.actions(*buttons)] if buttons else [])])


def _reason(why: str) -> str:
    """Return why Slack refuses something: for good, or, with a code that has no words here, until it is tried again."""
    if why in CAUSES or names_what_was_asked(why):
        return reason_of(why)
    return f"Slack hasn't let me so far ({code_as_said(why)}), I keep trying"


def back_note(handover: Handover, user: str) -> Message:
    """Return what the note about somebody becomes who can take part again."""
    lead = f":white_check_mark: *{safe(oneline(handover.account), 120)}*: {mention(user)} can take part again"
    if user in handover.participants or taken_over(handover, user) is None:
        words = f"{lead}, and I go on with them." if user in handover.participants else f"{lead}."
        return Message(words, [blocks.section(words)])
    words = f"{lead}. {since_words(handover, user)} That stays so until somebody changes it."
    return Message(words, [blocks.section(words), blocks.actions(_choose(handover, "Change the plan …"))])


def _choose(handover: Handover, label: str = "Choose somebody else …") -> blocks.Element:
    return blocks.button(label, Action.PLAN_OPEN, handover.id)


def _said_here_instead(handover: Handover, failed: FailureWords, why: str, user: str, reason: str) -> Message:
    """Return what a person, who is there but cannot be written to, has to know, for all to read; with the ways to do it."""
    roles = handover.roles_of(user)
    role = roles[0] if roles else Role.BACKUP
    todo, buttons = _asked(handover, failed) if failed.asked else _theirs(handover, role)
    words = (
        f":warning: {mention(user)}, I can't write to you directly about *{safe(oneline(handover.account), 120)}*: "
        f"{_REASONS_TO_THEM.get(why, reason)}. {todo} What is yours to do each day is on my Home tab and in "
        f"`/handover status`. {CAUSES[why].remedy if why in _FOR_ADMINS else _ASK_ADMIN}"
    )
    whole = blocks.button("See the whole handover", Action.OPEN, handover.id)
    return Message(words, [blocks.section(words), blocks.actions(*buttons, whole)])


def _asked(handover: Handover, failed: FailureWords) -> tuple[str, list[blocks.Element]]:
    """Return what somebody was to be asked for, and the button for it."""
    if failed.button is None:
        return failed.asked, []
    text, action = failed.button
    return failed.asked, [blocks.button(text, action, handover.id, "primary")]


def _theirs(handover: Handover, role: Role) -> tuple[str, list[blocks.Element]]:
    """Return what is somebody's part in this role, and the button for it."""
    if role is Role.OUTGOING:
        return (
            "My questions about this customer wait for you in a form.",
            [blocks.button(IN_A_FORM, Action.CHECKLIST_OPEN, handover.id, "primary")],
        )
    if role is Role.INCOMING:
        return (
            f"What {mention(handover.outgoing)} tells about this customer is there for you to read and to ask about.",
            [blocks.button("Read the answers so far", Action.REVIEW_OPEN, handover.id, "primary")],
        )
    return "The pinned card in this channel shows what is late or blocked.", []


def _way_out(handover: Handover, failed: FailureWords, why: str, user: str) -> str:
    """Return what somebody can do about it."""
    if failed.way_out:
        return failed.way_out
    if why in CAUSES and CAUSES[why].remedy:
        return CAUSES[why].remedy
    roles = handover.roles_of(user) if user else ()
    if user and not roles and handover.leaver:
        return (
            f"What they have told me is kept. I ask {mention(handover.outgoing)} for the rest, and the e-mail to the customer "
            f"comes from {mention(handover.incoming)}."
        )
    return _WITHOUT.get(roles[0], _ASK) if roles else _ASK


GONE = frozenset(
    {
        *Barred,
        SlackCode.USER_DISABLED,
        SlackCode.CANNOT_DM_BOT,
        SlackCode.USER_NOT_FOUND,
        SlackCode.USER_NOT_VISIBLE,
    }
)
"""Why somebody cannot be reached at all, so that the others have to act."""
_REASONS_TO_THEM: Mapping[str, str] = {
    SlackCode.CHANNEL_NOT_FOUND: "I can't find our conversation any more",
    SlackCode.IS_ARCHIVED: "our conversation is archived",
    SlackCode.IS_INACTIVE: "our conversation is frozen",
    SlackCode.MISSING_SCOPE: "I lack the permission to",
}
_FOR_ADMINS = frozenset({SlackCode.MESSAGES_TAB_DISABLED, SlackCode.MISSING_SCOPE})
_ASK_ADMIN = "Please tell your workspace admin if it stays so."
_ASK = "Please tell your workspace admin if it stays so. `/handover status` shows what is still to do."
_WITHOUT: Mapping[Role, str] = {
    Role.OUTGOING: (
        "What they have told me is kept. Once their account is closed I ask whoever stays for the rest; "
        "`/handover plan` names somebody else."
    ),
    Role.INCOMING: "Somebody else has to take over: `/handover plan` names them, and I go on with them from here.",
    Role.MANAGER: (
        "The handover goes on, but nobody hears of it when something is late. `/handover plan` names another manager."
    ),
    Role.BACKUP: "The handover goes on without a backup.",
}
