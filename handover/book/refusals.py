"""What can be wrong with a list of accounts as a whole."""

from dataclasses import dataclass
from enum import StrEnum

from handover.book.book import BookState
from handover.model.refusals import Refusal


class Unreadable(StrEnum):
    """Why no accounts are read from a file."""

    TOO_LARGE = "too_large"
    TOO_MANY_LINES = "too_many_lines"
    TOO_MANY_ACCOUNTS = "too_many_accounts"
    OLD_EXCEL = "old_excel"
    LOCKED = "locked"
    NO_TABLE = "no_table"
    NOTHING_IN_IT = "nothing_in_it"
    NO_NAMES = "no_names"


@dataclass
class UnreadableList(Refusal):
    """A list of accounts that cannot be read, and why. `found` is how many there are, where they are too many."""

    why: Unreadable
    found: int = 0


@dataclass
class NotYourPeople(Refusal):
    """A lead plans books of people they lead, and this is none of them."""

    who: str


class UnknownBook(Refusal):
    """The workspace has no book with this id that the person may see."""


@dataclass
class BookMovedOn(Refusal):
    """What was pressed is not for a book in this state any more."""

    state: BookState


class RowStarted(Refusal):
    """The account's handover has begun, or was taken back: it is changed in the handover itself."""


class NothingToBegin(Refusal):
    """No account of the book has a successor and waits to be begun."""


class SayTheOrder(Refusal):
    """Nothing tells in which order day and month are written: somebody has to say so first."""
