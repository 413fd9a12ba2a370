"""Messages of the interview thread besides prompts: notes, help, progress, and where to write."""

from handover.interview.answering import is_short
from handover.interview.filing import Target
from handover.interview.meanings import still_asked
from handover.interview.progress import asked_items, to_confirm, unanswered
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.people import Role
from handover.plan.due import due_date
from handover.questions import question_of
from messages.interview.meaning import move_button, take_out_button
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import count, first_listed, link, mention, oneline, safe
from messages.kit.titles import CHECKLIST, IN_A_FORM, account, item_title
from messages.kit.values import ButtonValue
from messages.records.understood import Where, told_with, understood_list

TITLE = 150
EXPLAINED = 500
MOST = 5
"""Most titles that are named; the rest is counted."""
COMMANDS = (
    "*Reply* with your answer, in one message or several. Files and links are kept with it; files also go into the "
    "handover's channel, where the others can open them.\n"
    "• `skip`: leave a question for the end\n"
    "• `back`: see the question before this one again\n"
    "• `not applicable because …`: say that a question doesn't fit this customer\n"
    "• `+ …`: add something to your previous answer\n"
    "• `later`: stop for now, on any day you like\n"
    "• `status`: how much is left\n"
    "To change an answer, edit your message. To take it back, delete it."
)


def saved_edit(handover: Handover, role: Role, what: str, item: str, stamp: str = "", moves_to: str = "") -> Message:
    """Return the note about a change: `edited`, `saved`, `taken_out`, `passed_on`, `withdrawn`, or `later` for a pause.

    What was `saved` from the message of this time stamp can be moved to `moves_to`, or taken out again.
    """
    if what == "later":
        left = unanswered(handover, role)
        minutes = sum(one.minutes for one in left)
        words = (
            f"Fine, let's stop here. {_saved_so_far(handover, role)} "
            f"{count(len(left), 'question')} left, about {count(minutes, 'minute')}: "
            "just reply to the last one when you have time, or press Continue."
        )
        return thread_message(words, continue_button(handover, role), form_button(handover))
    title = item_title(handover, item)
    if what == "withdrawn":
        known = handover.answer(item).given
        rest = "The rest of your answer stays." if known else "It has no answer now."
        return thread_message(f"Taken out of *{title}*. {rest}")
    if what == "saved" and stamp:
        move = [move_button(handover, stamp, Target.parse(moves_to))] if moves_to else []
        said = thread_message(f"Added to *{title}*.", *move, take_out_button(handover, stamp))
        return _with_understood(said, understood_list(handover, Where(item, 0, what, stamp)))
    if what == "edited":
        short = is_short(handover, edited := stamp.partition(":")[0])
        said = thread_message(f"Changed in *{title}*.", *([take_out_button(handover, edited)] if short else []))
        return _with_understood(said, understood_list(handover, Where(item, 0, what, stamp)))
    return thread_message(
        {
            "taken_out": f"Taken out of *{title}*; nothing of that message is kept.",
            "saved": f"Added to *{title}*.",
            "passed_on": passing_on(handover),
        }[what]
    )


def _with_understood(message: Message, understood: list[Block]) -> Message:
    """Return the message with what was understood of what it is about, below it."""
    return Message(told_with(message.text, understood), [*message.blocks, *understood])


def _saved_so_far(handover: Handover, role: Role) -> str:
    """Return that everything is saved, but for what its writer was asked about and has not said yet."""
    waits = _still_asked(handover, role)
    return f"What you have answered is saved.{waits}" if waits else "Everything so far is saved."


def _still_asked(handover: Handover, role: Role) -> str:
    waiting = len(still_asked(handover, handover.interview_of(role)))
    if not waiting:
        return ""
    return f" {count(waiting, 'message')} of yours above {'waits' if waiting == 1 else 'wait'} for a tap."


def passing_on(handover: Handover) -> str:
    """Return what becomes of a reply, true before it is said in the channel, too."""
    if handover.channel_closed is not None:
        return f"Thanks, saved. {mention(handover.incoming)} gets it as soon as I can write in the channel again."
    return f"Thanks, I'm passing that on to {mention(handover.incoming)}."


def help_words(handover: Handover, role: Role) -> Message:
    """Return how the interview works."""
    return thread_message(
        f"{_explained(handover, role)}{COMMANDS}", continue_button(handover, role), form_button(handover)
    )


def _explained(handover: Handover, role: Role) -> str:
    """Return what the question that waits is about, with an example; empty when none waits."""
    current = handover.interview_of(role).current
    if current is None or current.kind is not PromptKind.ITEM:
        return ""
    item = handover.playbook.item(current.subject)
    example = f"For example: _{safe(oneline(item.example), EXPLAINED)}_" if item.example else ""
    lines = (f"*{safe(item.title, TITLE)}*", safe(item.question, EXPLAINED), safe(item.help, EXPLAINED), example)
    return "\n".join(filter(None, lines)) + "\n\n"


def waiting(handover: Handover, role: Role) -> Message:
    """Return the reply to an "ok" or "one moment": nothing was saved, and the question waits."""
    current = handover.interview_of(role).current
    if current is None or current.kind is PromptKind.FINISHED:
        return thread_message(f"All right. {_saved_so_far(handover, role)}")
    if current.kind is PromptKind.QUESTIONS:
        return thread_message("No hurry: the questions wait here until you reply to them.")
    item = current.subject if current.kind is PromptKind.ITEM else question_of(handover, current.subject).item
    return thread_message(
        f"No hurry: the question about *{item_title(handover, item)}* waits here until you answer it."
    )


def status(handover: Handover, role: Role) -> Message:
    """Return the progress of the interview and what is open."""
    left = unanswered(handover, role)
    total = len(asked_items(handover, role))
    if not left:
        waiting = len(to_confirm(handover)) if role is Role.OUTGOING else 0
        known = (
            f" {count(waiting, 'thing')} I already knew {'waits' if waiting == 1 else 'wait'} for a tap."
            if waiting
            else ""
        )
        words = f"All {total} questions about *{account(handover)}* are answered.{known or ' Thank you!'}"
        words = words if total else f"I have no questions about *{account(handover)}*.{known}"
        return thread_message(words, form_button(handover, CHECKLIST))
    minutes = sum(item.minutes for item in left)
    names = [safe(item.title, TITLE) for item in left]
    shown = first_listed(names, MOST)
    words = (
        f"*{account(handover)}*: {total - len(left)} of {total} answered, about {count(minutes, 'minute')} left, "
        f"due by {day(max(due_date(handover, item) for item in left))}.\nStill open: {shown}.{_still_asked(handover, role)}"
    )
    return thread_message(words, continue_button(handover, role), form_button(handover))


def not_outgoing(handover: Handover, reviews: bool) -> Message:
    """Return the reply to a participant who writes in a thread although the interview is not theirs."""
    words = (
        f"I don't keep what is written in this thread. What is known about *{account(handover)}* comes from "
        f"{mention(handover.outgoing)}; what you want to add or ask goes here:"
    )
    review = [blocks.button("Review answers", Action.REVIEW_OPEN, handover.id)] if reviews else []
    return thread_message(words, *review, form_button(handover, CHECKLIST))


def continue_button(handover: Handover, role: Role, text: str = "Continue") -> blocks.Element:
    """Return the button that resumes the interview of whoever holds the role."""
    return blocks.button(text, Action.INTERVIEW_RESUME, resume_value(handover, role), style="primary")


def resume_value(handover: Handover, role: Role) -> str:
    """Return what a button carries that resumes an interview; older ones carry no role, and resume the outgoing CSM's."""
    return str(ButtonValue(handover.id, role))


def form_button(handover: Handover, text: str = IN_A_FORM, subject: str = "") -> blocks.Element:
    """Return the button that opens the checklist, at the stage of the item `subject` if given.

    It is called so where there is something to answer in it, and *Checklist* everywhere else.
    """
    return blocks.button(text, Action.CHECKLIST_OPEN, str(ButtonValue(handover.id, subject)))


def thread_message(words: str, *buttons: blocks.Element) -> Message:
    """Return a message of these mrkdwn words and buttons."""
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)


def in_your_thread(handover: Handover, address: str) -> str:
    """Return the words for somebody who pressed Continue elsewhere, with a link to the prompt."""
    name = f"your thread about {oneline(handover.account)}"
    return f"The next question is in {link(address, name) if address else safe(name, TITLE)}."
