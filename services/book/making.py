"""A new book, as it is entered; and books as they are listed and looked at."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handover.book import jobs
from handover.book.book import Book, BookRow, RowState
from handover.book.form import BookForm, book_of, people_in
from handover.book.importance import importance
from handover.book.refusals import NotYourPeople
from handover.book.source import BookSource
from handover.leaders import leads_everybody
from handover.model.handover import Handover
from handover.model.people import Person
from handover.starters import check_starter
from handover.time.workdays import local_date
from services import people
from services.acting import WhoAsks, knowing_who_asks
from services.book.rights import book_seen, planner_only, sees
from services.context import Services
from services.leaders import leads
from services.request import Request


@dataclass(frozen=True)
class BookPage:
    """A book as it is shown: its accounts, those first that matter most, and who its people are as far as they are known, by id."""

    book: Book
    rows: tuple[BookRow, ...]
    people: Mapping[str, Person]


async def check_planner(services: Services, request: Request) -> None:
    """Raise ForLeads unless whoever asks plans books. Raises RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            await planner_only(unit, await who(unit))

    await knowing_who_asks(services, request, attempt)


async def make_book(services: Services, request: Request, form: BookForm, sent_from: str) -> Book:
    """Store a new book, and have its list read; sent once more `sent_from` the same form, it is the same book.

    Raises ForLeads, NotYourPeople, FieldProblems, StartNotAllowed, RightsUnknown.
    """
    book_id = hashlib.sha256(f"{request.user}:{sent_from}".encode()).hexdigest()[:12]
    facts = await people.current(services, request.workspace, [request.user, *people_in(form)])
    found = {user: one.person for user, one in facts.items()}

    async def attempt(who: WhoAsks) -> Book:
        async with services.store.begin(request.workspace) as unit:
            by = await planner_only(unit, await who(unit))
            check_starter(await unit.starters.get(), by)
            book = book_of(form, found, book_id, by, request.now)
            if book.leaver and not await leads(unit, by, book.leaver):
                raise NotYourPeople(book.leaver)
            if await unit.books.add(book, BookSource(pasted=form.pasted)):
                await unit.jobs.add(jobs.read(book))
            return book

    return await knowing_who_asks(services, request, attempt)


async def list_books(services: Services, request: Request) -> tuple[tuple[Book, Mapping[RowState, int]], ...]:
    """Return the books that whoever asks sees, the newest first, each with how many accounts are in which state.

    Raises ForLeads, RightsUnknown.
    """

    async def attempt(who: WhoAsks) -> tuple[tuple[Book, Mapping[RowState, int]], ...]:
        async with services.store.begin(request.workspace) as unit:
            by = await planner_only(unit, await who(unit))
            everybody = leads_everybody(await unit.leaders.get(), by)
            mine = [book for book in await unit.books.all() if sees(book, by, everybody=everybody)]
            counts = await unit.books.counts(book.id for book in mine)
            return tuple((book, counts[book.id]) for book in mine)

    return await knowing_who_asks(services, request, attempt)


async def view_book(services: Services, request: Request, book_id: str) -> BookPage:
    """Return a book to look at. Raises UnknownBook, ForLeads, RightsUnknown."""

    async def attempt(who: WhoAsks) -> BookPage:
        async with services.store.begin(request.workspace) as unit:
            by = await who(unit)
            book = await book_seen(unit, book_id, by)
            rows = await unit.books.rows(book.id)
            today = local_date(request.now, by.zone)
            known = await unit.people.many({*book.successors, book.leaver, *(row.incoming for row in rows)} - {""})
            return BookPage(book, tuple(sorted(rows, key=lambda row: importance(row, today))), known)

    return await knowing_who_asks(services, request, attempt)


async def view_begun(
    services: Services, request: Request, book_id: str, rows: Iterable[BookRow]
) -> Mapping[str, Handover]:
    """Return the handovers that were begun for these accounts of a book, by id. Raises what `view_book` raises."""

    async def attempt(who: WhoAsks) -> Mapping[str, Handover]:
        async with services.store.begin(request.workspace) as unit:
            await book_seen(unit, book_id, await who(unit))
            return await unit.handovers.many([row.handover for row in rows if row.handover])

    return await knowing_who_asks(services, request, attempt)


async def view_row(services: Services, request: Request, book_id: str, number: int) -> tuple[Book, BookRow]:
    """Return a book and one account of it, to be changed. Raises what `view_book` raises."""

    async def attempt(who: WhoAsks) -> tuple[Book, BookRow]:
        async with services.store.begin(request.workspace) as unit:
            book = await book_seen(unit, book_id, await who(unit))
            return book, await unit.books.row(book_id, number)

    return await knowing_who_asks(services, request, attempt)
