"""Whether the incoming CSM takes an account on: the question, the line on the card, what the manager hears (P29, P31)."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from handover.absence import is_away
from handover.assignment import (
    Unanswered,
    accepted_at,
    awaited_assignment,
    current_assignment,
    reminded_today,
)
from handover.model.handover import Handover
from handover.model.people import Person
from handover.roles import has_declined
from handover.time.workdays import local_date
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import count, first_listed, mention, oneline
from messages.kit.titles import account, hands_over

TAKE, CANNOT = "I'll take it", "I can't …"
UNDO_LABEL = "Undo: I haven't taken it on"
TITLE = "Do you take them on?"
CHOOSE = "Choose somebody else …"
MOST_LISTED = 40
"""Accounts in one list: two blocks each, within Slack's hundred."""
MOST_NAMED = 6


def answer_buttons(handover: Handover, style: str | None = "primary") -> list[blocks.Element]:
    """Return the two answers: yes, and the form that asks why not."""
    name = oneline(handover.account)
    return [
        blocks.button(TAKE, Action.ASSIGNMENT_ACCEPT, handover.id, style, label=f"{TAKE}: {name}"),
        blocks.button(CANNOT, Action.DECLINE, handover.id, label=f"I can't take it: {name}"),
    ]


def assignment_line(handover: Handover, reader: str = "") -> str:
    """Return whether the incoming CSM takes the account on, for those who look at a handover; empty where they were not asked.

    `reader` is the user id of who alone reads it, empty where several do.
    """
    asked, taken = current_assignment(handover), accepted_at(handover)
    if asked is None or not handover.open or has_declined(handover, handover.incoming):
        return ""
    mine = reader == handover.incoming
    if taken is None:
        who = (
            "You haven't said yet whether you" if mine else f"{mention(handover.incoming)} hasn't said yet whether they"
        )
        return f":hourglass: {who} take it on."
    who = "You have" if mine else f"{mention(handover.incoming)} has"
    return f"{who} taken it on ({day(local_date(taken, handover.zone))})." if asked.accepted_at else ""


def own_answer(handover: Handover, reader: str, today: date) -> list[Block]:
    """Return the two answers for the incoming CSM who has given none, or the way back on the local day of their yes."""
    if reader != handover.incoming:
        return []
    if awaited_assignment(handover) is not None:
        return [blocks.actions(*answer_buttons(handover))]
    asked = current_assignment(handover)
    at = asked.accepted_at if asked is not None and handover.open else None
    if at is None or local_date(at, handover.zone) != today or has_declined(handover, reader):
        return []
    return [blocks.actions(blocks.button("Undo", Action.ASSIGNMENT_UNDO, handover.id, label=UNDO_LABEL))]


def accepted(handover: Handover) -> Message:
    """Return the thanks to who takes the account on, with the way back."""
    words = f"Thank you! You take *{account(handover)}* on, and everybody in the handover sees it."
    undo = blocks.button("Undo", Action.ASSIGNMENT_UNDO, handover.id)
    return Message(words, [blocks.section(words), blocks.actions(undo)])


def undone(handover: Handover) -> str:
    """Return the confirmation that the yes is taken back."""
    return f"Undone. I'll ask you again whether you take *{account(handover)}* on."


def reminder(handover: Handover) -> Message:
    """Return the question that somebody has had asked once more, or what became of it."""
    asked = awaited_assignment(handover)
    if asked is None:
        return _settled(handover)
    words = f"{mention(asked.reminded_by)} would like to know: do you take *{account(handover)}* on, from {hands_over(handover)}?"
    see = blocks.button("See the whole handover", Action.OPEN, handover.id)
    return Message(words, [blocks.section(words), blocks.actions(*answer_buttons(handover), see)])


def unanswered(handover: Handover, why: Unanswered, incoming: Person, reader: Person, now: datetime) -> Message:
    """Return that there is no answer, or that the incoming CSM is away, with what can be done; or what became of it."""
    asked = awaited_assignment(handover)
    if asked is None:
        return _settled(handover)
    name, who = f"*{account(handover)}*", mention(incoming.id)
    away = is_away(incoming, local_date(now, incoming.zone)) and incoming.away_until is not None
    if why is Unanswered.AWAY and away and incoming.away_until is not None:
        words = (
            f":palm_tree: {name}: {who} is away, back on {day(incoming.away_until)}, and hasn't said whether they take it on. "
            "I ask again when they are back."
        )
    else:
        words = f":hourglass: {name}: {who} hasn't said for two working days whether they take it on."
    remind: list[blocks.Element] = []
    if reminded_today(asked, reader, now):
        words += f" {mention(asked.reminded_by)} has had them reminded today."
    elif not away:
        remind = [blocks.button("Remind them", Action.ASSIGNMENT_REMIND, handover.id, "primary")]
    buttons = (*remind, choose_button(handover), blocks.button("See the whole handover", Action.OPEN, handover.id))
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])


def reminded(handover: Handover) -> str:
    """Return what whoever has them reminded reads."""
    return f"I ask {mention(handover.incoming)} once more, in their working hours."


def choose_button(handover: Handover, style: str | None = None) -> blocks.Element:
    """Return the button to the form in which another incoming CSM is chosen."""
    return blocks.button(CHOOSE, Action.PLAN_OPEN, f"{handover.id}|incoming", style)


def _settled(handover: Handover) -> Message:
    """Return what became of a question that is not open any more."""
    who = mention(handover.incoming)
    if not handover.open:
        words = f"*{account(handover)}*: this handover has ended."
    elif has_declined(handover, handover.incoming):
        words = f"*{account(handover)}*: {who} can't take it on."
    else:
        words = f":white_check_mark: *{account(handover)}*: {who} has taken it on."
    return Message(words, [blocks.section(words)])


def settled_answer(handover: Handover) -> str:
    """Return what somebody has answered, in their own morning's message."""
    if has_declined(handover, handover.incoming):
        return "you have said that you can't take it on"
    return "✓ You take it on"


def many(handovers: Sequence[Handover]) -> tuple[str, list[Block]]:
    """Return one line for all accounts that somebody has not said about yet, with the way to all of them."""
    names = first_listed([f"*{account(one)}*" for one in handovers], MOST_NAMED)
    words = f"Do you take these on? {names}. One tap for all of them, or one by one."
    return words, [blocks.section(words), blocks.actions(list_button(len(handovers), "primary"))]


def list_button(number: int, style: str | None = None) -> blocks.Element:
    """Return the button that opens the list of what somebody has not said about yet."""
    return blocks.button(f"Answer for {count(number, 'account')} …", Action.ASSIGNMENT_LIST, style=style)


def answers(handovers: Sequence[Handover], more: int, *, metadata: str) -> View:
    """Return the list in which somebody says for each account, or for all at once, whether they take it on.

    `more` are those that this list has no room for.
    """
    waiting = [one for one in handovers if awaited_assignment(one) is not None]
    content: list[Block] = [blocks.section(_lead(waiting, handovers))]
    for one in handovers:
        content += _answer(one, waiting)
    if more:
        content.append(blocks.context(f"{more} more come after these."))
    submit = "I'll take them all" if len(waiting) > 1 else "I'll take it" if waiting else None
    return blocks.modal(Form.ASSIGNMENTS, TITLE, content, submit=submit, metadata=metadata)


def _lead(waiting: Collection[Handover], handovers: Sequence[Handover]) -> str:
    if waiting:
        return f"{count(len(waiting), 'account')} to take on. Answer for each, or take all that are left below."
    return "Thank you, that's all of them." if handovers else "Nothing waits for your answer."


def _answer(handover: Handover, waiting: Collection[Handover]) -> list[Block]:
    words = f"*{account(handover)}* from {hands_over(handover)}, by {day(handover.window.end)}"
    if handover in waiting:
        return [blocks.section(words), blocks.actions(*answer_buttons(handover, None))]
    asked = current_assignment(handover)
    undo = asked is not None and asked.accepted_at is not None and handover.open
    taken = accepted_at(handover) is not None and not has_declined(handover, handover.incoming)
    words = f"{':white_check_mark: ' if taken else ''}{words}{': you take it on' if taken else ': answered'}"
    name = oneline(handover.account)
    back = blocks.button("Undo", Action.ASSIGNMENT_UNDO, handover.id, label=f"Undo: {name}")
    return [blocks.section(words, back if undo and taken else None)]
