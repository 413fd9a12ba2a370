"""Reads the list of a book, makes its plan, and tells its maker what could not be read."""

import asyncio
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from handover.book import jobs as wanted
from handover.book.book import Book
from handover.book.grid import LARGEST
from handover.book.jobs import BOOK_PLAN, BOOK_READ
from handover.book.refusals import Unreadable, UnreadableList
from jobs.engine.context import Done, HandlerOutcome, JobContext
from jobs.engine.download import NotDownloaded, TooLarge, download
from jobs.engine.job_type import JobType, OnFailure, Retention
from jobs.engine.members import pages_of_people
from jobs.engine.slack_errors import code, refuses_only_this
from messages.book import notices
from messages.kit.message import Message
from services.book import planning


async def read(context: JobContext) -> HandlerOutcome:
    """Read the file or what was pasted; then its columns are asked about, or its plan is made where there are none."""
    book_id = context.job.ref["book"]
    async with context.unit() as unit:
        book, source = await unit.books.get(book_id), await unit.books.source(book_id)
    try:
        name, content = await _fetched(context, book.file) if book.file else ("", None)
        grid = await planning.grid_read(content, source.pasted if source else "")
        async with context.unit() as unit:
            book = await planning.list_read(unit, book_id, grid, name)
    except UnreadableList as refusal:
        return await _discarded(context, notices.unreadable(refusal.why, refusal.found))
    except NotDownloaded:
        return await _discarded(context, notices.not_fetched(""))
    except SlackApiError as error:
        if not refuses_only_this(error):
            raise
        return await _discarded(context, notices.not_fetched(code(error)))
    return Done(follow=(wanted.shown(book) if _to_be_confirmed(book, grid) else wanted.plan(book),))


async def plan(context: JobContext) -> HandlerOutcome:
    """Make the plan, which is shown then."""
    async with context.unit() as unit:
        book = await unit.books.get(context.job.ref["book"])
    await find_owners(context, book.id)
    users = sorted({book.opened_by, book.leaver, *book.successors} - {""})
    people = dict(zip(users, await asyncio.gather(*map(context.person, users)), strict=True))
    try:
        await planning.plan(context, context.job.workspace, book.id, people, context.now())
    except UnreadableList as refusal:
        return await _discarded(context, notices.unreadable(refusal.why, refusal.found))
    return Done()


async def find_owners(context: JobContext, book_id: str) -> None:
    """Look among the people of the workspace for the owners whom a list names, unless that was done."""
    async with context.unit() as unit:
        named = await planning.owners_wanted(unit, book_id)
    if named is None:
        return
    people = [one async for page in pages_of_people(context) for one in page] if named else []
    async with context.unit() as unit:
        await planning.put_owners(unit, book_id, named, people)


def _to_be_confirmed(_book: Book, grid: tuple[Any, ...]) -> bool:
    """Return whether there is a table whose columns somebody has to confirm: a list of names alone is what it is."""
    return any(len(line.cells) > 1 for line in grid)


async def _discarded(context: JobContext, message: Message) -> HandlerOutcome:
    """Say why there is no plan, and forget the book: it is made anew."""
    await context.post(await context.dm(context.job.ref["user"]), message)
    async with context.unit() as unit:
        await unit.books.discard(context.job.ref["book"])
    return Done()


async def _fetched(context: JobContext, file: str) -> tuple[str, bytes]:
    """Return name and content of a file. Raises UnreadableList, SlackApiError, and what `download` raises."""
    found: Mapping[str, Any] = (await context.client.files_info(file=file))["file"]
    name = str(found.get("name") or found.get("title") or "")
    address = str(found.get("url_private_download") or found.get("url_private") or "")
    if not address:
        raise NotDownloaded
    try:
        # A table may be HTML, which is what Slack's page for those who are not signed in is as well: that has no table.
        return name, await download(context.client, address, LARGEST, is_page=name.lower().endswith((".xls", ".html")))
    except TooLarge as error:
        raise UnreadableList(Unreadable.TOO_LARGE) from error


READ_JOB = JobType(
    BOOK_READ, read, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=notices.NOT_READ
)
PLAN_JOB = JobType(
    BOOK_PLAN, plan, retention=Retention.PASSING, on_failure=OnFailure.TELL_ASKER, failure=notices.NOT_READ
)
