"""A book as people open it: how it stands, what was doubtful in its list, and its accounts; and the list of books."""

from collections.abc import Mapping, Sequence
from datetime import date

from handover.book.book import UNDER_WAY, Book, BookRow, BookState, LineProblem, RowState, Trouble
from handover.model.handover import Handover
from messages.book.channels import channels_words
from messages.book.owners import leaver_words
from messages.book.plan import buttons
from messages.book.values import BookValue, ShownBook
from messages.book.words import (
    LIST_TITLE,
    STATES,
    TITLE,
    counted,
    facts_words,
    name_of,
    progress_words,
    standing,
    state_words,
    taken_words,
    whose,
    why_words,
)
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, mention, oneline, safe
from messages.kit.values import pack

PAGE = 15
MOST_BOOKS = 30
MOST_TOLD = 12
"""Problems of a list that are told one by one."""
TROUBLES: Mapping[Trouble, str] = {
    Trouble.NO_NAME: "has no name of an account, and is left out",
    Trouble.LONG_NAME: "has a name that is too long, and is left out",
    Trouble.SECRET: "has something that looks like a password or key, and is left out",
    Trouble.DAY: "has no day that I can read as its renewal",
    Trouble.AMOUNT: "has no amount that I can read",
    Trouble.TIER: "has a tier that I don't know",
    Trouble.HEALTH: "has a health that I don't know",
    Trouble.CONTACT: "has no e-mail address that I can read",
}
WHAT_IT_IS = (
    "When somebody leaves, their accounts make a book: I propose a successor for each, and begin the handovers in waves that "
    "people can carry."
)
LEAVE_OUT, SURE = "leave_out", "sure"
ROW_TITLE = "Change account"


def page(book: Book, rows: Sequence[BookRow], begun: Mapping[str, Handover], today: date, first: int = 0) -> View:
    """Return a page of a book, from the account of number `first` on; `rows` come in the order in which they matter.

    `begun` are the handovers that were begun for the accounts on it, by id.
    """
    content: list[Block] = [
        blocks.section(f"*{whose(book)}* · {standing(book, rows)}\n{progress_words(counted(rows))}."),
        *([blocks.context(channels_words(book, rows))] if book.state is BookState.PLANNED else []),
        *([blocks.actions(*(one for one in buttons(book, rows) if one["action_id"] != Action.BOOK_OPEN))]),
        *_doubts(book),
        *(_row(book, row, begun.get(row.handover), today) for row in rows[first : first + PAGE]),
    ]
    turning = []
    if first > 0:
        value = str(BookValue(book.id, str(max(first - PAGE, 0))))
        turning.append(blocks.button("Previous page", Action.BOOK_PREVIOUS, value))
    if first + PAGE < len(rows):
        turning.append(blocks.button("Next page", Action.BOOK_NEXT, str(BookValue(book.id, str(first + PAGE)))))
    if turning:
        content.append(blocks.actions(*turning))
    return blocks.modal(Form.BOOK, TITLE, content, metadata=pack(ShownBook(book.id, str(first))))


def _row(book: Book, row: BookRow, begun: Handover | None, today: date) -> Block:
    facts = facts_words(row, today)
    state = f"{state_words(row, today)}{taken_words(begun) if begun else ''}"
    who = f"→ {mention(row.incoming)}, {why_words(row, today)}" if row.incoming else f"→ {why_words(row, today)}"
    theirs = f"{mention(row.outgoing)} " if book.others and row.outgoing else ""
    words = f"*{name_of(row)}*{f' · {facts}' if facts else ''}\n{theirs}{who}\n{state}"
    name = oneline(row.listed.name)
    if row.state is RowState.STARTED and row.handover:
        return blocks.section(words, blocks.button("Open", Action.OPEN, row.handover, label=f"Open {name}"))
    if book.state not in UNDER_WAY or row.state is RowState.TAKEN_BACK:
        return blocks.section(words)
    value = str(BookValue(book.id, str(row.number)))
    return blocks.section(words, blocks.button("Change …", Action.BOOK_ROW, value, label=f"Change {name}"))


def _doubts(book: Book) -> list[Block]:
    if book.state is not BookState.PLANNED:
        return []
    lines = [_problem(one) for one in book.problems[:MOST_TOLD]]
    if len(book.problems) > MOST_TOLD:
        lines.append(f"• … and {len(book.problems) - MOST_TOLD} more")
    for counts, again in book.twice[:MOST_TOLD]:
        lines.append(f"• Line {again} names the account of line {counts} again: it counts once.")
    for pair in book.alike[:MOST_TOLD]:
        known = ", which I know" if pair.known else ""
        lines.append(
            f"• Are *{safe(oneline(pair.name), 60)}* and *{safe(oneline(pair.other), 60)}*{known} one customer?"
        )
    return [blocks.section("\n".join(["*Please look at this*", *lines])), blocks.divider()] if lines else []


def _problem(one: LineProblem) -> str:
    value = f": “{safe(oneline(one.value), 80)}”" if one.value else ""
    return f"• Line {one.line} {TROUBLES[one.what]}{value}"


def row_form(book: Book, row: BookRow) -> View:
    """Return the form in which an account of a book is changed."""
    out = [blocks.option("Leave it out: no handover begins", LEAVE_OUT)]
    tick = {"type": "checkboxes", "action_id": LEAVE_OUT, "options": out}
    if row.state is RowState.LEFT_OUT:
        tick["initial_options"] = out
    content: list[Block] = [
        blocks.section(f"*{name_of(row)}* of {_whose(book, row)}"),
        blocks.field("incoming", "Who takes over?", blocks.user_picker("incoming", row.incoming), optional=True),
        blocks.field("starts", "Begins on", blocks.date_picker("starts", row.starts), optional=True),
        blocks.field(LEAVE_OUT, "Or", tick, optional=True),
    ]
    if row.state is RowState.HELD:
        other = [blocks.option("It is another customer than one called much the same", SURE)]
        content.append(
            blocks.field(SURE, "To be sure", {"type": "checkboxes", "action_id": SURE, "options": other}, optional=True)
        )
    shown = pack(ShownBook(book.id, str(row.number)))
    return blocks.modal(Form.BOOK_ROW, ROW_TITLE, content, submit="Save", close="Cancel", metadata=shown)


def _whose(book: Book, row: BookRow) -> str:
    """Return who hands an account over."""
    return mention(row.outgoing) if row.outgoing and row.outgoing != book.leaver else leaver_words(book)


def approval(book: Book, rows: Sequence[BookRow]) -> View:
    """Return what happens once the book is approved, to be confirmed."""
    waiting = [row for row in rows if row.waits and row.incoming]
    without = sum(row.waits and not row.incoming for row in rows)
    starts = min((row.starts for row in waiting if row.starts), default=book.first_day)
    how = (
        f"*{count(len(waiting), 'handover')}* of {whose(book)} will begin, the first on {day(max(starts, book.first_day))}, and "
        f"for each successor at most {book.per_week} new ones a week. Each begins as if you had started it: with its channel, and "
        f"a first message to everybody in it. {channels_words(book, rows)}"
    )
    back = (
        "You can stop it at any time, and undo all of it: what has begun within a day is called off then, unless somebody has "
        "done something in it."
    )
    content = [blocks.section(how), blocks.section(back)]
    if without:
        some = count(without, "account has", "accounts have")
        content.append(blocks.section(f":warning: {some} no successor and will not begin."))
    return blocks.modal(
        Form.BOOK_APPROVE, "Approve", content, submit="Approve", close="Not yet", metadata=pack(ShownBook(book.id))
    )


def undoing(book: Book, rows: Sequence[BookRow]) -> View:
    """Return what happens when the book is undone, to be confirmed."""
    begun = sum(row.state is RowState.STARTED for row in rows)
    some = count(begun, "handover has", "handovers have")
    going = f" {some} begun: those of the last day in which nobody has done anything are called off, the others go on."
    words = f"Nothing more of it begins.{going if begun else ''}"
    return blocks.modal(
        Form.BOOK_UNDO,
        "Undo the book",
        [blocks.section(f"*{whose(book)}*\n{words}")],
        submit="Undo all of it",
        close="Keep it",
        metadata=pack(ShownBook(book.id)),
    )


def books(found: Sequence[tuple[Book, Mapping[RowState, int]]]) -> View:
    """Return the list of books, with the way to a new one."""
    content: list[Block] = [blocks.section(WHAT_IT_IS)] if not found else []
    content.append(blocks.actions(blocks.button("New book …", Action.BOOK_NEW, style="primary")))
    for book, counts in found[:MOST_BOOKS]:
        far = f"\n{progress_words(counts)}" if counts else ""
        words = f"*{whose(book)}* · {STATES[book.state]} · {day(book.opened_at.date())}{far}"
        content.append(blocks.section(words, blocks.button("Open", Action.BOOK_OPEN, str(BookValue(book.id)))))
    if len(found) > MOST_BOOKS:
        content.append(blocks.context(f"… and {len(found) - MOST_BOOKS} older ones."))
    return blocks.modal(Form.BOOKS, LIST_TITLE, content)
