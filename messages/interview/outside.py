"""What is answered to a direct message outside of any customer's thread: it can be saved with a tap, and is not guessed at."""

from collections.abc import Sequence

from handover.interview.filing import FiledAs, Target
from handover.interview.offers import offered
from handover.interview.prompts import newest_prompt_at
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.people import Role
from handover.time.timestamps import moment_of
from messages.interview.meaning import file_value, take_out_button, way
from messages.interview.thread import resume_value, thread_message
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import listed, oneline
from messages.kit.titles import account

MOST_ACCOUNTS = 20

Asked = tuple[Handover, Role]
"""An interview of somebody: the handover, and the role in which they are asked."""


def unsaved(asked: Sequence[Asked], others: bool, stamp: str) -> Message:
    """Return the offer to save the message of this time stamp. `asked` are the interviews of who wrote it; `others` says
    whether they take part in any handover besides."""
    open_to_it = [(handover, role) for handover, role in asked if offered(handover, role, stamp)]
    if not open_to_it:
        return not_understood(asked, others)
    if len(asked) == 1:
        return _about_one(*asked[0], stamp)
    words = "I didn't save that yet, because I can't tell which customer it is about. Which one?"
    rows = [
        way(handover, offered(handover, role, stamp)[0], stamp, customer=True)
        for handover, role in open_to_it[:MOST_ACCOUNTS]
    ]
    told = "\n".join((words, *(row["text"]["text"] for row in rows)))
    no = blocks.actions(take_out_button(open_to_it[0][0], stamp, "None of these"))
    return Message(told, [blocks.section(words), *rows, no])


def not_understood(asked: Sequence[Asked], others: bool) -> Message:
    """Return where to write, to somebody whose message cannot be saved here. The arguments are as for `unsaved`."""
    if not asked and others:
        return thread_message(
            "I don't keep what is written here. `/handover list` shows your handovers; to ask about one, open its "
            "review, and to talk to your colleague, use its channel."
        )
    if not asked:
        return thread_message(
            "You have no handover under way. `/handover start` begins one, `/handover help` shows what I can do."
        )
    words = (
        "I didn't save that: it isn't in a customer's thread. Please reply in the customer's thread here; I can put its "
        "next question to you now."
    )
    names = listed(list(dict.fromkeys(account(handover) for handover, _ in asked[:MOST_ACCOUNTS])))
    ways = [
        blocks.section(f"*{account(handover)}*", accessory=_continue(handover, role))
        for handover, role in asked[:MOST_ACCOUNTS]
    ]
    return Message(f"{words} {names}.", [blocks.section(words), *ways])


def not_checked(handover: Handover, role: Role, stamp: str) -> Message:
    """Return what is answered to a reply while Slack does not say who somebody is: it can be saved with a tap later.

    It names nothing of the handover, for whoever reads it may have left.
    """
    words = (
        "Slack isn't answering me just now, so I can't check that this is yours to answer, and I have not saved it yet. It "
        "isn't lost: press the button in a few minutes, and I read your message again and save it."
    )
    asked = newest_prompt_at(handover.interview_of(role), moment_of(stamp))
    if asked is not None and asked.kind in (PromptKind.ITEM, PromptKind.QUESTION):
        targets = [Target(asked.kind, asked.subject)]
    else:
        targets = offered(handover, role, stamp)
    buttons = [
        blocks.button("Save it now", Action.INTERVIEW_FILE, file_value(handover, stamp, FiledAs.ANSWER, target))
        for target in targets[:1]
    ]
    return thread_message(words, *buttons)


def _about_one(handover: Handover, role: Role, stamp: str) -> Message:
    words = f"I didn't save that yet: it isn't in your thread about *{account(handover)}*. Shall I save it?"
    rows = [way(handover, target, stamp) for target in offered(handover, role, stamp)]
    told = "\n".join((words, *(row["text"]["text"] for row in rows)))
    buttons = blocks.actions(_continue(handover, role), take_out_button(handover, stamp, "Don't save it"))
    return Message(told, [blocks.section(words), *rows, buttons])


def _continue(handover: Handover, role: Role) -> blocks.Element:
    label = f"Continue {oneline(handover.account)}"
    return blocks.button("Continue", Action.INTERVIEW_RESUME, resume_value(handover, role), label=label)
