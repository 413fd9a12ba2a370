"""The plan of a book as a message to its maker: in numbers, as a table that can be sorted, and later how far it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handover.book.book import UNDER_WAY, Book, BookRow, BookState, RowState
from handover.book.importance import urgent
from handover.book.waves import waves
from messages.book.channels import channels_words
from messages.book.owners import leaver_words
from messages.book.values import BookValue
from messages.book.words import COLOURS, counted, progress_words, standing, state_words, whose, why_words
from messages.customer_kinds import TIERS
from messages.kit import blocks
from messages.kit.dates import day, day_and_year
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.text import count, first_listed, mention, oneline, safe, shorten

PAGE = 50
"""Accounts of one table: with them it keeps within 10,000 characters."""
MOST_WEEKS, MOST_PEOPLE = 8, 12
FILE_ON_ITS_WAY = ":page_facing_up: The file is on its way to your direct messages with me."
COLUMNS = ("Account", "Health", "Tier", "Renewal", "Takes over", "What becomes of it", "Why")


def plan(book: Book, rows: Sequence[BookRow], names: Mapping[str, str], today: date, first: int = 0) -> Message:
    """Return how a book stands on the local day `today`, with a table of its accounts from the one of number `first` on.

    `rows` come in the order in which they matter; `names` are those of the successors, by id.
    """
    first = first if first < len(rows) else 0
    words = "\n".join(_lines(book, rows, today))
    content: list[Block] = [blocks.section(words)]
    shown = rows[first : first + PAGE]
    if shown:
        content.append(_table(shown, names, today))
    said = [words]
    if (turning := _pages(book, first, len(rows))) is not None:
        which = f"{first + 1}–{first + len(shown)} of {len(rows)} accounts, what matters most first"
        content += [blocks.context(which), turning]
        said.append(which)
    content.append(blocks.actions(*buttons(book, rows)))
    spoken = (f"• {safe(', '.join(one for one in _row(row, names, today) if one), 300)}" for row in shown)
    return Message("\n".join([*said, *spoken]), content)


def buttons(book: Book, rows: Sequence[BookRow]) -> list[blocks.Element]:
    """Return what can be done with a book as it stands."""
    waiting = any(row.waits for row in rows)
    value = str(BookValue(book.id))
    found = [blocks.button("Open the book", Action.BOOK_OPEN, value)]
    if book.state is BookState.PLANNED:
        found.insert(0, blocks.button("Approve …", Action.BOOK_APPROVE, value, "primary"))
        found.append(blocks.button("Channels …", Action.BOOK_SHARING, value))
    elif book.state is BookState.RUNNING and waiting:
        found.append(blocks.button("Stop for now", Action.BOOK_STOP, value))
    elif book.state is BookState.STOPPED:
        found.append(blocks.button("Go on", Action.BOOK_RESUME, value, "primary"))
    found.append(blocks.button("As a CSV file", Action.BOOK_FILE, value))
    if any(row.state is RowState.STARTED for row in rows):
        found.append(blocks.button("All e-mails", Action.BOOK_LETTERS, value))
    if book.state in UNDER_WAY:
        found.append(blocks.button("Undo all of it …", Action.BOOK_UNDO, value, "danger"))
    return found


def _lines(book: Book, rows: Sequence[BookRow], today: date) -> list[str]:
    found = [f"*{whose(book)}* · {standing(book, rows)}", f"{progress_words(counted(rows))}."]
    if book.state is BookState.PLANNED:
        found += _planned(book, rows, today)
    elif book.state is BookState.RUNNING:
        found += _weeks(rows)
    elif book.state is BookState.STOPPED:
        found.append("Nothing more begins until you press *Go on*. What has begun goes on.")
    elif book.state is BookState.UNDONE:
        left = sum(row.state is RowState.STARTED for row in rows)
        found.append(
            f"Nothing more begins. {count(left, 'handover')} in which somebody has begun, or older than a day, went on."
            if left
            else "Nothing more begins."
        )
    return [*found, *_carried(rows), *_doubts(book)]


def _planned(book: Book, rows: Sequence[BookRow], today: date) -> list[str]:
    pressing = [row for row in rows if row.waits and urgent(row, today)]
    without = [row for row in rows if row.waits and not row.incoming]
    late = [row for row in rows if book.last_day and row.starts and row.waits and row.starts > book.last_day]
    found = [f"{count(len(pressing), 'account is', 'accounts are')} red or renew within 60 days; they begin first."]
    if without:
        found.append(
            f":warning: Nobody has room for {count(len(without), 'account')}: choose somebody, or leave them out."
        )
    if late and book.last_day:
        found.append(
            f":warning: {count(len(late), 'handover')} would begin after {leaver_words(book)}'s last day, {day(book.last_day)}. "
            "More a week, or more successors, would help."
        )
    return [*found, *_weeks(rows), channels_words(book, rows)]


def _weeks(rows: Sequence[BookRow]) -> list[str]:
    found = waves(rows)
    if not found:
        return []
    said = [f"{number} in the week of {day(monday)}" for monday, number in found[:MOST_WEEKS]]
    more = len(found) - MOST_WEEKS
    last = max(row.starts for row in rows if row.waits and row.starts)
    tail = f", and {count(more, 'more week')}" if more > 0 else ""
    return [f"To begin: {', '.join(said)}{tail}; the last on {day_and_year(last)}."]


def _carried(rows: Sequence[BookRow]) -> list[str]:
    """Return how many accounts each successor gets, and how many of them have begun."""
    gets = Counter(row.incoming for row in rows if row.incoming and row.handed_over)
    begun = Counter(row.incoming for row in rows if row.state is RowState.STARTED)
    said = [
        f"{mention(user)} {number}" + (f" ({begun[user]} begun)" if begun[user] else "")
        for user, number in sorted(gets.items(), key=lambda one: (-one[1], one[0]))
    ]
    return [f"Who gets how many: {first_listed(said, MOST_PEOPLE)}."] if said else []


def _doubts(book: Book) -> list[str]:
    if book.state is not BookState.PLANNED:
        return []
    found = []
    if book.problems:
        found.append(f":mag: {count(len(book.problems), 'thing')} in the list could not be read.")
    if book.twice:
        found.append(f":mag: {count(len(book.twice), 'line names', 'lines name')} an account again; it counts once.")
    if book.alike:
        found.append(f":mag: {count(len(book.alike), 'pair')} of names may be one customer each.")
    if found:
        found.append("*Open the book* shows them.")
    return found


def _table(rows: Sequence[BookRow], names: Mapping[str, str], today: date) -> Block:
    return {
        "type": "data_table",
        "caption": "The accounts of this book",
        "page_size": 10,
        "row_header_column_index": 0,
        "rows": [[_cell(one) for one in COLUMNS], *([_cell(one) for one in _row(row, names, today)] for row in rows)],
    }


def _row(row: BookRow, names: Mapping[str, str], today: date) -> tuple[str, ...]:
    listed = row.listed
    return (
        shorten(oneline(listed.name), 40),
        COLOURS[listed.health] if listed.health else "",
        TIERS[listed.tier] if listed.tier else "",
        listed.renewal.isoformat() if listed.renewal else "",
        shorten(oneline(names.get(row.incoming, row.incoming)), 25),
        shorten(state_words(row, today), 40),
        shorten(_plain(why_words(row, today)), 60),
    )


def _plain(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _cell(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text or " "}


def _pages(book: Book, first: int, total: int) -> Block | None:
    found = []
    if first > 0:
        found.append(
            blocks.button(
                "Previous accounts", Action.BOOK_TABLE_PREVIOUS, str(BookValue(book.id, str(max(first - PAGE, 0))))
            )
        )
    if first + PAGE < total:
        found.append(blocks.button("Next accounts", Action.BOOK_TABLE_NEXT, str(BookValue(book.id, str(first + PAGE)))))
    return blocks.actions(*found) if found else None


def held(book: Book, rows: Sequence[BookRow], today: date) -> Message:
    """Return which accounts could not be begun, and why."""
    head = f"{count(len(rows), 'account')} of {whose(book)} could not be begun:"
    lines = [f"• *{safe(oneline(row.listed.name), 80)}*: {state_words(row, today)}" for row in rows[:20]]
    lines += [f"… and {len(rows) - 20} more."] if len(rows) > 20 else []
    button = blocks.button("Open the book", Action.BOOK_OPEN, str(BookValue(book.id)))
    return Message("\n".join([head, *lines]), [blocks.section("\n".join([head, *lines])), blocks.actions(button)])
