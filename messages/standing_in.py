"""Words for whoever stands in for somebody who is away for long, and for the manager of a handover in which nobody does."""

from collections.abc import Sequence
from datetime import date

from handover.model.handover import Handover
from handover.standing_in import DoneFor, Told, done_for, meanwhile, told_of
from handover.todos import Todo
from messages.absence import away_words
from messages.kit import blocks
from messages.kit.blocks import Element
from messages.kit.ids import Action
from messages.kit.message import Block
from messages.kit.text import count, first_listed, mention, oneline
from messages.kit.titles import account, title_of

CHOOSE = "Choose a backup …"
MOST_NAMED = 5
"""Accounts and to-dos that are named in one line; more are counted."""


def absence_heading(todo: Todo, today: date) -> str:
    """Return the line above: the customer, and who is away until when, or back."""
    return f"*{account(todo.handover)}* · {_where(todo, today)}"


def absence_sentence(todo: Todo, today: date) -> str:
    """Return what follows for its reader from somebody's long absence, or from its end."""
    match told_of(todo.subject):
        case Told.BEGUN:
            return f"{_LEAD} {_waiting(todo, today)}"
        case Told.OVER:
            return _OVER
        case Told.NOBODY:
            return _NOBODY
        case Told.DONE:
            return f"{_done(todo)} Open it to read on from there."


def absence_button(todo: Todo) -> Element:
    """Return the way on: to the field of the plan in which a backup is chosen, or to the handover."""
    handover, name = todo.handover, oneline(todo.handover.account)
    if told_of(todo.subject) is Told.NOBODY:
        return blocks.button(
            CHOOSE, Action.PLAN_OPEN, f"{handover.id}|backup", "primary", label=f"{CHOOSE.removesuffix(' …')}: {name} …"
        )
    return blocks.button("Open", Action.OPEN, handover.id, label=f"Open {name}")


def absences(told: Sequence[Todo], today: date) -> tuple[str, list[Block]]:
    """Return one line for each absence that is told of several handovers, and its blocks, with the way to each of them."""
    lines: dict[tuple[Told, str], list[Todo]] = {}
    for one in told:
        lines.setdefault((told_of(one.subject), _where(one, today)), []).append(one)
    words = "\n".join(
        f"*{where[:1].upper()}{where[1:]}.* {_of_several(kind, ones)}" for (kind, where), ones in lines.items()
    )
    choices = [(oneline(one.handover.account), one.handover.id) for one in told]
    return words, [
        blocks.section(words),
        blocks.actions(blocks.menu(Action.OPEN, choices, placeholder="Open a handover …")),
    ]


def in_place_words(todo: Todo, today: date) -> str:
    """Return in whose place somebody does it, such as `for @Priya, away until Mon 9 Mar · `; empty for what is their own."""
    if todo.standing_in is None:
        return ""
    away = todo.standing_in.away
    return f"for {mention(away.id)}, {away_words(away, today)} · "


def accepted_words(handover: Handover, by: str) -> str:
    """Return who has accepted, and in whose place where it was the backup."""
    for_whom = f", for {mention(handover.incoming)}" if by == handover.backup and by != handover.incoming else ""
    return f"✓ accepted by {mention(by)}{for_whom}"


_LEAD = "What is theirs comes to you meanwhile: you read, accept and answer. Signing off stays with them."
_OVER = "What came to you meanwhile goes back to them. Thank you for standing in."
_NOBODY = "Nobody stands in for them. A backup reads, accepts and answers until they are back."


def _where(todo: Todo, today: date) -> str:
    away = todo.standing_in.away if todo.standing_in else None
    if away is None:
        return ""
    if told_of(todo.subject) is Told.DONE:
        return "while you were away"
    state = "is back" if told_of(todo.subject) is Told.OVER else f"is {away_words(away, today)}"
    return f"{mention(away.id)} {state}"


def _done(todo: Todo) -> str:
    """Return what was done in the place of its reader, who is back."""
    if todo.standing_in is None:
        return ""
    return " ".join(_of_one(one) for one in done_for(todo.handover, todo.standing_in.away))


def _of_one(done: DoneFor) -> str:
    accepted = f"accepted {count(done.accepted, 'answer')}" if done.accepted else ""
    written = f"wrote {count(done.written, 'answer')}" if done.written else ""
    return f"{mention(done.by)} {' and '.join(filter(None, (accepted, written)))} for you."


def _waiting(todo: Todo, today: date) -> str:
    """Return what of theirs there is for the stand-in now."""
    if todo.standing_in is None:
        return ""
    reader, away = todo.standing_in.who, todo.standing_in.away
    found = meanwhile(todo.handover, away, reader, today)
    if not found:
        return "Nothing of it waits right now."
    return f"Now that is: {first_listed([title_of(one) for one in found], MOST_NAMED)}."


def _of_several(kind: Told, told: Sequence[Todo]) -> str:
    names = first_listed([f"*{account(one.handover)}*" for one in told], MOST_NAMED)
    said = {Told.BEGUN: _LEAD, Told.OVER: _OVER, Told.NOBODY: _NOBODY}.get(kind, "")
    if kind is Told.DONE:
        more = [f"And {len(told) - MOST_NAMED} more."] if len(told) > MOST_NAMED else []
        return " ".join((*(f"*{account(one.handover)}*: {_done(one)}" for one in told[:MOST_NAMED]), *more))
    return f"{said} {count(len(told), 'handover')}: {names}."
