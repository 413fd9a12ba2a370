"""Books on the Home tab of whoever made them."""

from collections.abc import Mapping, Sequence

from handover.book.book import Book, RowState
from messages.book.values import BookValue
from messages.book.words import STATES, progress_words, whose
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block

SHOWN = 3
BooksOfPerson = Sequence[tuple[Book, Mapping[RowState, int]]]
"""Books, each with how many of its accounts are in which state."""


def books_on_home(books: BooksOfPerson) -> list[Block]:
    """Return how far somebody's books are; nothing without any."""
    if not books:
        return []
    content = [blocks.header("Books of accounts")]
    for book, counts in books[:SHOWN]:
        words = f"*{whose(book)}* · {STATES[book.state]}\n{progress_words(counts)}"
        content.append(blocks.section(words, blocks.button("Open", Action.BOOK_OPEN, str(BookValue(book.id)))))
    content.append(blocks.actions(blocks.button("Open books", Action.BOOKS_OPEN)))
    return content
