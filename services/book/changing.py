"""A book changed by those who may: its columns, its rows, and whether it runs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handover.book import changing, jobs
from handover.book.book import Book, BookRow, BookState, Sharing
from handover.book.changing import Changed, RowForm
from handover.book.columns import Columns, with_order
from handover.book.days import DayOrder
from handover.book.fields import BookField
from handover.book.owners import owners_said
from handover.book.refusals import SayTheOrder, UnknownBook
from handover.book.source import BookSource
from handover.home import home_tab
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Person
from handover.starters import check_starter
from services import people
from services.acting import WhoAsks, knowing_who_asks
from services.book.rights import book_seen
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

Rule = Callable[[Book, tuple[BookRow, ...], Mapping[str, Person], Person], Changed]
"""What is to happen to a book with its rows, given its people and who wants it."""


async def view_columns(services: Services, request: Request, book_id: str) -> tuple[Book, BookSource]:
    """Return a book and its list, whose columns are to be looked at. Raises UnknownBook, ForLeads, BookMovedOn, RightsUnknown."""

    async def attempt(who: WhoAsks) -> tuple[Book, BookSource]:
        async with services.store.begin(request.workspace) as unit:
            return await _with_columns(unit, book_id, await who(unit))

    return await knowing_who_asks(services, request, attempt)


async def change_columns(
    services: Services, request: Request, book_id: str, of: Mapping[BookField, int], order: DayOrder | None
) -> Book:
    """Store which column says what, and how days are written. Raises what `view_columns` raises, FieldProblems (`name`)."""

    async def attempt(who: WhoAsks) -> Book:
        async with services.store.begin(request.workspace) as unit:
            book, source = await _with_columns(unit, book_id, await who(unit), lock=True)
            if BookField.NAME not in of or source.columns is None:
                raise FieldProblems({BookField.NAME: FieldProblem.MISSING})
            changed = with_order(source.lines, replace(source.columns, of=of))
            if order is not None:
                changed = Columns(changed.heading, changed.of, order, headings=changed.headings)
            await unit.books.put_source(book.id, replace(source, columns=changed, owners=None))
            await unit.jobs.add(jobs.shown(book))
            return book

    return await knowing_who_asks(services, request, attempt)


async def change_owners(services: Services, request: Request, book_id: str, said: Mapping[str, str]) -> Book:
    """Store who the owners of a list are, by what is written, empty for nobody.

    Raises what `view_columns` raises, and FieldProblems (`owner_0` and so on, by their places).
    """
    facts = await people.current(services, request.workspace, [user for user in said.values() if user])

    async def attempt(who: WhoAsks) -> Book:
        async with services.store.begin(request.workspace) as unit:
            book, source = await _with_columns(unit, book_id, await who(unit), lock=True)
            owners = owners_said(source.owners or (), said, {user: one.person for user, one in facts.items()})
            await unit.books.put_source(book.id, replace(source, owners=owners))
            await unit.jobs.add(jobs.shown(book))
            return book

    return await knowing_who_asks(services, request, attempt)


async def confirm_columns(services: Services, request: Request, book_id: str) -> Book:
    """Have the plan made of a list that is read rightly. Raises what `view_columns` raises, and SayTheOrder."""

    async def attempt(who: WhoAsks) -> Book:
        async with services.store.begin(request.workspace) as unit:
            book, source = await _with_columns(unit, book_id, await who(unit), lock=True)
            if source.columns is not None and source.columns.asked:
                raise SayTheOrder
            await unit.jobs.add(jobs.plan(book))
            return book

    return await knowing_who_asks(services, request, attempt)


async def change_row(services: Services, request: Request, book_id: str, number: int, form: RowForm) -> BookRow:
    """Store what was changed of an account of a book, and return it. Raises what `changing.change_row` raises."""
    facts = await people.current(services, request.workspace, [form.incoming])
    found = {user: one.person for user, one in facts.items()}

    async def attempt(who: WhoAsks) -> BookRow:
        async with services.store.begin(request.workspace) as unit:
            by = await who(unit)
            book = await book_seen(unit, book_id, by, lock=True)
            rows = await unit.books.rows(book_id)
            changed = changing.change_row(book, rows, number, form, found, by, request.now)
            await _store(unit, changed)
            return changed.rows[0]

    return await knowing_who_asks(services, request, attempt)


async def approve(services: Services, request: Request, book_id: str) -> Book:
    """Have the handovers of a book begin in their waves. Raises what `changing.approve` raises, StartNotAllowed."""
    return await _decide(
        services, request, book_id, lambda book, rows, found, by: changing.approve(book, rows, found, by, request.now)
    )


async def resume(services: Services, request: Request, book_id: str) -> Book:
    """Have a stopped book go on from today. Raises what `changing.resume` raises, StartNotAllowed."""
    return await _decide(
        services, request, book_id, lambda book, rows, found, by: changing.resume(book, rows, found, by, request.now)
    )


async def share(services: Services, request: Request, book_id: str, sharing: Sharing) -> Book:
    """Have other accounts of a book share one channel for each successor. Raises what `changing.share` raises."""
    return await _decide(
        services, request, book_id, lambda book, _rows, _found, _by: changing.share(book, sharing), starts=False
    )


async def stop(services: Services, request: Request, book_id: str) -> Book:
    """Have nothing more of a book begin for now. Raises what `changing.stop` raises."""
    return await _decide(services, request, book_id, lambda book, _rows, _found, _by: changing.stop(book), starts=False)


async def undo(services: Services, request: Request, book_id: str) -> Book:
    """Undo a book as a whole. Raises what `changing.undo` raises."""
    return await _decide(
        services, request, book_id, lambda book, rows, _found, _by: changing.undo(book, rows, request.now), starts=False
    )


async def want_file(services: Services, request: Request, book_id: str) -> None:
    """Have the book sent as a CSV file to whoever asks. Raises UnknownBook, ForLeads, RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            book = await book_seen(unit, book_id, await who(unit))
            await unit.jobs.add(jobs.file(book, request.user, f"{request.now:%Y-%m-%d-%H%M}"))

    await knowing_who_asks(services, request, attempt)


async def want_letters(services: Services, request: Request, book_id: str) -> None:
    """Have the letters of a book sent as one file to whoever asks. Raises UnknownBook, ForLeads, RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            book = await book_seen(unit, book_id, await who(unit))
            await unit.jobs.add(jobs.letters(book, request.user, f"{request.now:%Y-%m-%d-%H%M}"))

    await knowing_who_asks(services, request, attempt)


async def _decide(services: Services, request: Request, book_id: str, rule: Rule, *, starts: bool = True) -> Book:
    """Apply a rule to a book, for those who see it and, where it `starts` handovers, may start some. Return the book."""

    async def attempt(who: WhoAsks) -> Book:
        async with services.store.begin(request.workspace) as unit:
            by = await who(unit)
            book = await book_seen(unit, book_id, by, lock=True)
            if starts:
                check_starter(await unit.starters.get(), by)
            rows = await unit.books.rows(book.id)
            found = await unit.people.many({row.incoming for row in rows} - {""})
            changed = rule(book, rows, found, by)
            await _store(unit, changed)
            return changed.book

    return await knowing_who_asks(services, request, attempt)


async def _store(unit: UnitOfWork, changed: Changed) -> None:
    await unit.books.save(changed.book)
    await unit.books.put_rows(changed.book.id, changed.rows)
    await unit.jobs.add(*changed.jobs, home_tab(changed.book.opened_by))


async def _with_columns(unit: UnitOfWork, book_id: str, by: Person, *, lock: bool = False) -> tuple[Book, BookSource]:
    book = await book_seen(unit, book_id, by, lock=lock)
    changing.require(book, {BookState.COLUMNS})
    source = await unit.books.source(book.id)
    if source is None:
        raise UnknownBook
    return book, source
