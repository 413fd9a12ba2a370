"""Whose the accounts of a list are, shown before it counts, and the form that says it otherwise."""

from collections.abc import Sequence

from handover.book.book import Book
from handover.book.owners import ListedOwner
from messages.book.values import BookValue, ShownBook
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, first_listed, mention, oneline, safe
from messages.kit.values import pack

TITLE = "Whose they are"
MOST_SHOWN = 20


def leaver_words(book: Book) -> str:
    """Return who leaves: their name where they have gone already."""
    return safe(oneline(book.leaver_name), 60) if book.leaver_name else mention(book.leaver)


def owners_words(book: Book, owners: Sequence[ListedOwner]) -> str:
    """Return who the owners of a list are as far as it is known, empty for a list that names one alone."""
    if not owners:
        return ""
    said = [f"• {_words(book, one)}" for one in owners[:MOST_SHOWN]]
    said += [f"• … and {len(owners) - MOST_SHOWN} more"] if len(owners) > MOST_SHOWN else []
    return "\n".join(["It names several people whose accounts they are:", *said])


def owners_button(book: Book) -> blocks.Element:
    """Return the way to say who they are."""
    return blocks.button("Say whose they are …", Action.BOOK_OWNERS, str(BookValue(book.id)))


def form(book: Book, owners: Sequence[ListedOwner]) -> View:
    """Return the form in which it is said who the owners of a list are."""
    top = (
        "Who is who? Their accounts are handed over by whoever you choose. Where you choose nobody, they count as "
        f"{leaver_words(book)}'s."
    )
    content: list[Block] = [blocks.section(top)]
    for number, one in enumerate(owners):
        content.append(
            blocks.field(
                f"owner_{number}",
                f"{oneline(one.written)[:60]} ({count(one.accounts, 'account')})",
                blocks.user_picker(f"owner_{number}", one.user),
                optional=True,
            )
        )
    return blocks.modal(
        Form.BOOK_OWNERS, TITLE, content, submit="Save", close="Cancel", metadata=pack(ShownBook(book.id))
    )


def whose_besides(book: Book) -> str:
    """Return whose accounts a book holds besides the leaver's, empty for nobody's."""
    if not book.others:
        return ""
    return f" and those of {first_listed([mention(user) for user in book.others], 3)}"


def _words(book: Book, one: ListedOwner) -> str:
    written, number = safe(oneline(one.written), 60), count(one.accounts, "account")
    if not one.user:
        return f"“{written}”, {number}: nobody I know, so they count as {leaver_words(book)}'s"
    return f"“{written}”, {number}: {'' if one.sure else 'I think '}{mention(one.user)}"
