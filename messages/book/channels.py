"""One channel for each successor's smaller accounts: the choice which those are, and how many it makes."""

from collections.abc import Mapping, Sequence

from handover.book.book import Book, BookRow, Sharing
from handover.book.channels import groups
from messages.book.values import ShownBook
from messages.book.words import whose
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import View
from messages.kit.text import count
from messages.kit.values import pack

TITLE = "Channels of the book"
LABEL = "One channel for each successor's smaller accounts?"
FIELD = "sharing"
HINT = "Each account has its message there, and what concerns it in the thread below. The two CSMs and the manager come in."
CHOICES: Mapping[Sharing, str] = {
    Sharing.NONE: "No, each account gets a channel of its own",
    Sharing.DIGITAL: "Yes, for digital accounts",
    Sharing.UP_TO_MID: "Yes, for digital and mid-touch accounts",
    Sharing.ALL: "Yes, for all of them",
}
KINDS: Mapping[Sharing, str] = {
    Sharing.DIGITAL: "digital ",
    Sharing.UP_TO_MID: "digital and mid-touch ",
    Sharing.ALL: "",
}
"""What the accounts are that share a channel, before the word for them."""


def menu() -> blocks.Element:
    """Return the choice for a new book."""
    return blocks.menu(FIELD, [(words, choice.value) for choice, words in CHOICES.items()], Sharing.NONE)


def channels_words(book: Book, rows: Sequence[BookRow]) -> str:
    """Return how many channels a book makes, and for which accounts."""
    found = groups(rows, book.sharing)
    total, small = sum(row.handed_over for row in rows), sum(found.values())
    if book.sharing is Sharing.NONE:
        return "Channels: one for each account."
    if not found:
        return f"Channels: one for each account; no successor gets several {KINDS[book.sharing]}accounts."
    rest = (
        f"; {count(total - small, 'other has one of its own', 'others have one of their own')}" if total > small else ""
    )
    shared = f"{small} {KINDS[book.sharing]}accounts share {count(len(found), 'channel')}"
    each = ", one for each successor" if len(found) > 1 else ""
    return f"Channels: {shared}{each}{rest}."


def form(book: Book, rows: Sequence[BookRow]) -> View:
    """Return the choice for a book whose plan is made, with how many channels each makes."""
    choices = [(_with_numbers(words, rows, choice), choice.value) for choice, words in CHOICES.items()]
    content = [
        blocks.section(f"*{whose(book)}*"),
        blocks.field(FIELD, LABEL, blocks.menu(FIELD, choices, book.sharing), hint=HINT),
    ]
    return blocks.modal(
        Form.BOOK_SHARING, TITLE, content, submit="Save", close="Cancel", metadata=pack(ShownBook(book.id))
    )


def _with_numbers(words: str, rows: Sequence[BookRow], choice: Sharing) -> str:
    found = groups(rows, choice)
    return f"{words}: {sum(found.values())} in {count(len(found), 'channel')}" if found else words
