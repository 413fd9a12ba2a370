"""What follows in Slack from a book: its list is read, its plan made and shown, its handovers begun, and taken back."""

from datetime import date, datetime

from handover.book.book import Book, BookRow
from handover.model.jobs import Job, JobKind
from handover.time.workdays import moment

BOOK_READ = JobKind("book_read")
BOOK_PLAN = JobKind("book_plan")
BOOK_SHOWN = JobKind("book_shown")
BOOK_START = JobKind("book_start")
BOOK_TAKE_BACK = JobKind("book_take_back")
BOOK_HELD = JobKind("book_held")
BOOK_FILE = JobKind("book_file")
BOOK_LETTERS = JobKind("book_letters")
BEGIN_AT = 8
"""The hour, in the zone of whoever approved it, at which a day's handovers begin."""


def read(book: Book) -> Job:
    """Read the list of a book."""
    return Job(BOOK_READ, f"book_read:{book.id}", _lane(book.id), "", {"book": book.id, "user": book.opened_by})


def plan(book: Book) -> Job:
    """Make the plan of a book whose columns are confirmed."""
    return Job(BOOK_PLAN, f"book_plan:{book.id}", _lane(book.id), "", {"book": book.id, "user": book.opened_by})


def shown(book: Book, *, urgent: bool = True) -> Job:
    """Show whoever made the book how it stands, in one message that is brought up to date."""
    ref = {"book": book.id, "user": book.opened_by}
    return Job(BOOK_SHOWN, f"book_shown:{book.id}", _lane(book.id), "", ref, again=True, urgent=urgent)


def start(book: Book, row: BookRow, zone: str) -> Job:
    """Begin the handover of an account on its day, unless it is moved, left out, or the book stopped by then."""
    return Job(
        BOOK_START,
        f"book_start:{book.id}:{row.number}:{book.generation}:{row.starts}",
        f"book:{book.id}:{row.number}",
        "",
        {"book": book.id, "row": str(row.number), "generation": str(book.generation), "user": book.approved_by},
        due=moment(row.starts, BEGIN_AT, zone) if row.starts else None,
        urgent=False,
    )


def take_back(book: Book, row: BookRow, at: datetime) -> Job:
    """Call off a handover of a book that was undone at `at` (UTC), if nobody has done anything in it."""
    ref = {"book": book.id, "row": str(row.number), "at": at.isoformat(), "user": book.opened_by}
    return Job(
        BOOK_TAKE_BACK, f"book_take_back:{book.id}:{row.number}", f"book:{book.id}:{row.number}", row.handover, ref
    )


def held(book: Book, day: date, due: datetime) -> Job:
    """Tell whoever made the book which accounts of a local day could not be begun, at `due` (UTC) for all of them together."""
    ref = {"book": book.id, "user": book.opened_by}
    return Job(BOOK_HELD, f"book_held:{book.id}:{day}", _lane(book.id), "", ref, due=due)


def file(book: Book, user: str, minute: str) -> Job:
    """Send somebody the book as a CSV file, as it is in this minute (UTC)."""
    ref = {"book": book.id, "user": user, "minute": minute}
    return Job(BOOK_FILE, f"book_file:{book.id}:{user}:{minute}", _lane(book.id), "", ref)


def letters(book: Book, user: str, minute: str) -> Job:
    """Send somebody the letters of a book as one file, as they are in this minute (UTC)."""
    ref = {"book": book.id, "user": user, "minute": minute}
    return Job(BOOK_LETTERS, f"book_letters:{book.id}:{user}:{minute}", _lane(book.id), "", ref)


def _lane(book_id: str) -> str:
    return f"book:{book_id}"
