"""Shows a book to its maker: how its list is read, its plan, how far it is, what could not be begun, and as a file."""

from slack_sdk.errors import SlackApiError

from handover.book.book import Book, BookRow, BookState, RowState
from handover.book.importance import importance
from handover.book.jobs import BOOK_FILE, BOOK_HELD, BOOK_SHOWN
from handover.model.people import Person
from handover.time.workdays import local_date
from jobs.book.reading import find_owners
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.in_hours import in_working_hours
from jobs.engine.job_type import JobType, OnFailure, Retention, Said
from jobs.engine.slack_errors import code, refuses_only_this
from messages.book import columns, notices, plan
from messages.book.file import csv_text, file_name


async def show(context: JobContext) -> HandlerOutcome:
    """Post how the book stands, or bring what was posted up to date."""
    maker = await context.person(context.job.ref["user"])
    await find_owners(context, context.job.ref["book"])
    async with context.unit() as unit:
        book, source = await unit.books.get(context.job.ref["book"]), await unit.books.source(context.job.ref["book"])
    if maker.barred or book.state is BookState.READING:
        return Dropped("nobody reads it, or there is nothing to show yet")
    conversation = await context.dm(maker.id)
    if book.state is BookState.COLUMNS:
        if source is None:
            return Dropped("its list cannot be read any more")
        await context.show(conversation, columns.question(book, source))
        return Done()
    rows = await _rows(context, book, maker)
    await context.show(conversation, plan.plan(book, rows, book.names, local_date(context.now(), maker.zone)))
    return Done()


async def send(context: JobContext) -> HandlerOutcome:
    """Send the book as a CSV file."""
    person = await context.person(context.job.ref["user"])
    async with context.unit() as unit:
        book = await unit.books.get(context.job.ref["book"])
    rows = await _rows(context, book, person)
    text = csv_text(rows, book.names, local_date(context.now(), person.zone))
    conversation = await context.dm(person.id)
    name = file_name(book, context.job.ref["minute"])
    try:
        await files.share(context, conversation, name, text.encode(), name)
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        await context.post(conversation, notices.not_sent(code(error)))
    return Done()


async def say_held(context: JobContext, _shortened: bool) -> Said | Dropped:
    """Return which accounts could not be begun and still are not."""
    person = await context.person(context.job.ref["user"])
    async with context.unit() as unit:
        book = await unit.books.get(context.job.ref["book"])
    rows = await _rows(context, book, person)
    held = [row for row in rows if row.state is RowState.HELD]
    if not held or book.state is not BookState.RUNNING:
        return Dropped("all of them have begun by now, or the book is stopped")
    return Said(plan.held(book, held, local_date(context.now(), person.zone)))


async def _rows(context: JobContext, book: Book, reader: Person) -> tuple[BookRow, ...]:
    """Return the accounts of a book, what matters most first."""
    today = local_date(context.now(), reader.zone)
    async with context.unit() as unit:
        rows = await unit.books.rows(book.id)
    return tuple(sorted(rows, key=lambda row: importance(row, today)))


SHOWN_JOB = JobType(BOOK_SHOWN, show, on_failure=OnFailure.SILENT)
FILE_JOB = JobType(
    BOOK_FILE, send, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=notices.NOT_FILED
)
HELD_JOB = JobType(
    BOOK_HELD, in_working_hours(say_held), retention=Retention.PASSING, on_failure=OnFailure.SILENT, say=say_held
)
