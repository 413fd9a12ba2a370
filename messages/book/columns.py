"""How a list is read, shown before it counts: which column says what, how days are written, and the form that changes it."""

from datetime import date

from handover.book.book import Book
from handover.book.columns import Columns, body
from handover.book.days import DayOrder, UnreadableDay, day_in
from handover.book.fields import BookField
from handover.book.lines import Line, widest
from handover.book.source import BookSource
from messages.book.owners import owners_button, owners_words
from messages.book.values import BookValue, ShownBook
from messages.book.words import FIELDS
from messages.kit import blocks
from messages.kit.dates import day_and_year
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import count, oneline, safe
from messages.kit.values import pack

TITLE = "Columns of the list"
NONE = "none"
"""Value of the choice of no column."""
MOST_COLUMNS = 98
ORDERS = {DayOrder.DAY_FIRST: "Day first: 3/4 is 3 April", DayOrder.MONTH_FIRST: "Month first: 3/4 is 4 March"}


def question(book: Book, source: BookSource) -> Message:
    """Return how I read a list, with the buttons that confirm or change it."""
    columns = source.columns or Columns(0, {})
    lines = body(source.lines, columns.heading)
    name = safe(oneline(book.file_name), 100) or "your list"
    head = f"I have read *{name}*: {count(len(lines), 'line')}. This is how I understand its columns:"
    said = [f"• {_said(field, at, columns, lines)}" for field, at in columns.of.items()]
    content: list[Block] = [blocks.section(head), blocks.section("\n".join(said))]
    others = _others(columns)
    if others:
        content.append(blocks.context(f"Not used: {others}"))
        said.append(f"Not used: {others}")
    owners = owners_words(book, source.owners or ())
    if owners:
        content.append(blocks.section(owners))
        said.append(owners)
    value = str(BookValue(book.id))
    change = blocks.button("Change the columns …", Action.BOOK_COLUMNS, value)
    if columns.asked:
        asked = _asked(columns, lines)
        content += [
            blocks.section(asked),
            blocks.actions(
                blocks.button("Day first", Action.BOOK_DAY_FIRST, value, "primary"),
                blocks.button("Month first", Action.BOOK_MONTH_FIRST, value),
                change,
                *([owners_button(book)] if owners else []),
            ),
        ]
        said.append(asked)
    else:
        confirm = blocks.button("That's right: make the plan", Action.BOOK_CONFIRM, value, "primary")
        content.append(blocks.actions(confirm, change, *([owners_button(book)] if owners else [])))
    return Message("\n".join([head, *said]), content)


def planning(book: Book) -> Message:
    """Return that the plan is being made."""
    name = safe(oneline(book.file_name), 100) or "your list"
    words = f"I am making the plan from *{name}*. It comes in a moment."
    return Message(words, [blocks.section(words)])


def form(book: Book, source: BookSource) -> View:
    """Return the form in which it is said which column says what."""
    columns = source.columns or Columns(0, {})
    choices = [("– no column –", NONE), *_choices(columns, source.lines)]
    content: list[Block] = [
        blocks.section("Which column of your list says what? The first line below it is beside each.")
    ]
    for field, label in FIELDS.items():
        chosen = str(columns.of[field]) if field in columns.of else NONE
        content.append(blocks.field(field, label, blocks.menu(field, choices, chosen)))
    orders = [(words, order.value) for order, words in ORDERS.items()]
    order = columns.order if columns.order in ORDERS and not columns.asked else None
    content.append(
        blocks.field(
            "order",
            "Days in figures",
            blocks.menu("order", orders, order),
            hint="Years first are known.",
            optional=True,
        )
    )
    return blocks.modal(
        Form.BOOK_COLUMNS, TITLE, content, submit="Save", close="Cancel", metadata=pack(ShownBook(book.id))
    )


def _said(field: BookField, at: int, columns: Columns, lines: tuple[Line, ...]) -> str:
    example = next((text for line in lines if (text := line.text(at))), "")
    shown = f" (such as {safe(example, 60)})" if example else ""
    return f"*{FIELDS[field]}*: {_heading(columns, at)}{shown}"


def _heading(columns: Columns, at: int) -> str:
    known = columns.headings[at] if at < len(columns.headings) else ""
    return f"“{safe(oneline(known), 60)}”" if known else f"column {at + 1}"


def _others(columns: Columns) -> str:
    used = set(columns.of.values())
    return safe(", ".join(name for at, name in enumerate(columns.headings) if name and at not in used), 1000)


def _asked(columns: Columns, lines: tuple[Line, ...]) -> str:
    at = columns.of[BookField.RENEWAL]
    for line in lines:
        text = line.text(at)
        first, other = (_day(text, order) for order in (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST))
        if first and other and first != other:
            said = f"is *{safe(text, 40)}* {day_and_year(first)}, or {day_and_year(other)}"
            return f":question: Nothing in the list tells which of day and month stands first: {said}?"
    return ":question: Some days in the list have the day first, and some the month. Which one holds for most of it?"


def _day(text: str, order: DayOrder) -> date | None:
    try:
        return day_in(text, order)
    except UnreadableDay:
        return None


def _choices(columns: Columns, lines: tuple[Line, ...]) -> list[blocks.Choice]:
    below = body(lines, columns.heading)
    found = []
    for at in range(min(widest(lines), MOST_COLUMNS)):
        example = next((text for line in below if (text := line.text(at))), "")
        heading = columns.headings[at] if at < len(columns.headings) and columns.headings[at] else f"Column {at + 1}"
        found.append((f"{oneline(heading)[:40]} · {example}".rstrip(" ·"), str(at)))
    return found
