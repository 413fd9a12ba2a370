"""What is said of a book beside its plan: lists that cannot be read, refusals, failures."""

from collections.abc import Mapping

from handover.book import refusals
from handover.book.book import BookState
from handover.book.grid import LARGEST
from handover.book.reading import MOST_ACCOUNTS
from handover.book.refusals import Unreadable
from messages.causes import CAUSES, reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.refusals import words_for
from messages.kit.text import count, mention

UNREADABLE: Mapping[Unreadable, str] = {
    Unreadable.TOO_LARGE: f"it is larger than {LARGEST // 1_000_000} megabytes. Please leave out what is not about accounts",
    Unreadable.TOO_MANY_LINES: "it has too many lines. Please filter it to the accounts that are handed over",
    Unreadable.OLD_EXCEL: "it is an Excel file of before 2007. Please save it as .xlsx or CSV",
    Unreadable.LOCKED: "it is protected by a password. Please save it without one",
    Unreadable.NO_TABLE: "I find no table in it. CSV and Excel (.xlsx) are what I can read",
    Unreadable.NOTHING_IN_IT: "there is nothing in it",
    Unreadable.NO_NAMES: "I find no names of accounts in it. A column called “Account” or “Company” helps me",
}
OVER = {
    BookState.READING: "Its list is being read: its plan comes to your direct messages in a moment.",
    BookState.COLUMNS: "How its list is read has to be confirmed first, in your direct messages with me.",
    BookState.PLANNED: "Its plan has been made already.",
    BookState.RUNNING: "It is under way already.",
    BookState.STOPPED: "It has been stopped already.",
    BookState.UNDONE: "It has been undone. What is in it can be put into a new book.",
}


def unreadable(why: Unreadable, found: int = 0) -> Message:
    """Return why no plan can be made of a list, with the way to a new one."""
    if why is Unreadable.TOO_MANY_ACCOUNTS:
        said = f"it holds {count(found, 'account')}, and a book has room for {MOST_ACCOUNTS}. Two books, by region or tier, do"
    else:
        said = UNREADABLE[why]
    return _again(f"I can't make a plan of that list: {said}.")


def not_fetched(why: str) -> Message:
    """Return that the file could not be fetched. `why` is Slack's code, empty where it gave none."""
    cause = CAUSES.get(why)
    reason = f": {cause.reason}" if cause else ""
    return _again(f"I couldn't read that file{reason}. Please send it again.")


def not_sent(why: str) -> Message:
    """Return that Slack does not take the file. `why` is its code."""
    words = f":warning: I couldn't send you the book as a file: {reason_of(why)}. All of it is in “Open the book”."
    return Message(words, [blocks.section(words)])


def _again(words: str) -> Message:
    return Message(words, [blocks.section(words), blocks.actions(*_new({}))])


def _new(_asked: Mapping[str, str]) -> list[blocks.Element]:
    return [blocks.button("New book …", Action.BOOK_NEW)]


NOT_READ = FailureWords("read the list of accounts", way_out="Please make the book once more.", instead=_new)
NOT_STARTED = FailureWords(
    "begin a handover of a book",
    way_out="*Open the book*, from `/handover book`, shows which one, and “Change …” tries it again.",
)
NOT_FILED = FailureWords("send you the book as a file", way_out="“As a CSV file” tries it again.")


@words_for.register
def _(refusal: refusals.UnreadableList) -> str:
    return unreadable(refusal.why, refusal.found).text


@words_for.register
def _(refusal: refusals.NotYourPeople) -> str:
    return f"You plan books of those you lead, and {mention(refusal.who)} is none of them. Admins and CS leaders can."


@words_for.register
def _(_refusal: refusals.UnknownBook) -> str:
    return "This book is not there any more, or isn't yours to see. `/handover book` lists those that are."


@words_for.register
def _(refusal: refusals.BookMovedOn) -> str:
    return OVER[refusal.state]


@words_for.register
def _(_refusal: refusals.RowStarted) -> str:
    return "The handover of this account has begun. Dates and people are changed in it: “Change the plan”."


@words_for.register
def _(_refusal: refusals.NothingToBegin) -> str:
    return "No account of this book has a successor yet, so nothing can begin. “Change …” beside each chooses somebody."


@words_for.register
def _(_refusal: refusals.SayTheOrder) -> str:
    return "Please say first whether day or month stands first in the list: “Day first” or “Month first”."
