"""Books at rest: the book, its accounts one row each, and the list it is made of."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from handover.book.book import UNDER_WAY, Book, BookRow, BookState, RowState
from handover.book.refusals import UnknownBook
from handover.book.source import BookSource
from storage import tables
from storage.database.columns import Words
from storage.documents import BOOK_ROWS, BOOK_SOURCES, BOOKS, UnreadableDocument
from storage.scope import Scope
from storage.unreadable_rows import UnreadableRows

_BOOKS, _ROWS = tables.books.c, tables.book_rows.c
_HERE, _WHICH = bindparam("here", type_=Words), bindparam("which", type_=Words)
_ONE = select(_BOOKS.id, _BOOKS.document).where(_BOOKS.workspace == _HERE, _BOOKS.id == _WHICH)
_ONE_LOCKED = _ONE.with_for_update()
_ALL = select(_BOOKS.id, _BOOKS.document).where(_BOOKS.workspace == _HERE).order_by(_BOOKS.opened_at.desc(), _BOOKS.id)
_UNDER_WAY = (
    select(_BOOKS.id, _BOOKS.document)
    .where(
        _BOOKS.workspace == _HERE,
        _BOOKS.opened_by == bindparam("who", type_=Words),
        _BOOKS.state.in_([state.value for state in UNDER_WAY]),
    )
    .order_by(_BOOKS.opened_at.desc(), _BOOKS.id)
)
_SOURCE = select(_BOOKS.source).where(_BOOKS.workspace == _HERE, _BOOKS.id == _WHICH)
_SAVE = update(tables.books).where(_BOOKS.workspace == _HERE, _BOOKS.id == _WHICH)
_ROWS_OF = (
    select(_ROWS.number, _ROWS.document).where(_ROWS.workspace == _HERE, _ROWS.book_id == _WHICH).order_by(_ROWS.number)
)
_ROW = _ROWS_OF.where(_ROWS.number == bindparam("row"))
_COUNTS = (
    select(_ROWS.book_id, _ROWS.state, func.count())
    .where(_ROWS.workspace == _HERE, _ROWS.book_id.in_(bindparam("many", type_=Words, expanding=True)))
    .group_by(_ROWS.book_id, _ROWS.state)
)
_HANDOVERS = select(_ROWS.handover_id).where(_ROWS.workspace == _HERE, _ROWS.book_id == _WHICH, _ROWS.handover_id != "")
_PLACES = select(_ROWS.book_id, _ROWS.account_id, _ROWS.handover_id).where(
    _ROWS.workspace == _HERE, _ROWS.state.not_in([RowState.LEFT_OUT.value, RowState.TAKEN_BACK.value])
)
_PUT_ROW = update(tables.book_rows).where(
    _ROWS.workspace == _HERE, _ROWS.book_id == _WHICH, _ROWS.number == bindparam("row")
)


class Books:
    """The books of one workspace, within one unit of work. Whoever changes one has locked it before."""

    def __init__(self, scope: Scope, unreadable_rows: UnreadableRows) -> None:
        self._scope, self._unreadable = scope, unreadable_rows

    async def get(self, book_id: str, *, lock: bool = False) -> Book:
        """Return the book. Raises UnknownBook, also for one that cannot be read.

        With `lock`, nobody else can change it or its rows until the unit of work ends. (SQLite has one writer anyway.)
        """
        row = (
            await self._scope.connection.execute(_ONE_LOCKED if lock else _ONE, self._of(which=book_id))
        ).one_or_none()
        book = self._read(row.id, row.document) if row is not None else None
        if book is None:
            raise UnknownBook
        return book

    async def all(self) -> tuple[Book, ...]:
        """Return all books that can be read, the newest first."""
        rows = await self._scope.connection.execute(_ALL, self._of())
        found = (self._read(row.id, row.document) for row in rows)
        return tuple(book for book in found if book is not None)

    async def under_way(self, user: str) -> tuple[Book, ...]:
        """Return the books that this person has made and that are planned, running or stopped, the newest first."""
        rows = await self._scope.connection.execute(_UNDER_WAY, self._of(who=user))
        found = (self._read(row.id, row.document) for row in rows)
        return tuple(book for book in found if book is not None)

    async def counts(self, book_ids: Iterable[str]) -> dict[str, dict[RowState, int]]:
        """Return how many accounts of each of these books are in which state, by the book's id."""
        found: dict[str, dict[RowState, int]] = {book_id: {} for book_id in book_ids}
        if found:
            for book_id, state, number in await self._scope.connection.execute(_COUNTS, self._of(many=sorted(found))):
                found[book_id][RowState(state)] = number
        return found

    async def rows(self, book_id: str) -> tuple[BookRow, ...]:
        """Return the accounts of a book by their numbers; those that can be read."""
        rows = await self._scope.connection.execute(_ROWS_OF, self._of(which=book_id))
        found = (self._row(book_id, row.number, row.document) for row in rows)
        return tuple(row for row in found if row is not None)

    async def row(self, book_id: str, number: int) -> BookRow:
        """Return one account of a book. Raises UnknownBook when there is none of this number, or it cannot be read."""
        row = (await self._scope.connection.execute(_ROW, self._of(which=book_id, row=number))).one_or_none()
        found = self._row(book_id, row.number, row.document) if row is not None else None
        if found is None:
            raise UnknownBook
        return found

    async def handovers(self, book_id: str) -> frozenset[str]:
        """Return the ids of the handovers that were begun with a book."""
        return frozenset(await self._scope.connection.scalars(_HANDOVERS, self._of(which=book_id)))

    async def places(self) -> dict[str, str]:
        """Return of which book each account and each handover of a book is, by the id of either; not of those left out of one."""
        found: dict[str, str] = {}
        for row in await self._scope.connection.execute(_PLACES, self._of()):
            found |= dict.fromkeys(filter(None, (row.account_id, row.handover_id)), row.book_id)
        return found

    async def source(self, book_id: str) -> BookSource | None:
        """Return the list that a book is to be made of, None where it has become a plan, or cannot be read."""
        document = await self._scope.connection.scalar(_SOURCE, self._of(which=book_id))
        try:
            return BOOK_SOURCES.read(document) if document else None
        except UnreadableDocument:
            self._unreadable.note("list of book", self._scope.workspace, book_id)
            return None

    async def add(self, book: Book, source: BookSource | None) -> bool:
        """Store a new book with its list, if that is known already; return False where there is one with this id."""
        values = {"workspace": self._scope.workspace, "id": book.id, **_columns(book), "opened_at": book.opened_at}
        text = BOOK_SOURCES.write(source) if source is not None else ""
        added = await self._scope.connection.execute(
            self._scope.insert(tables.books).values(**values, source=text).on_conflict_do_nothing()
        )
        return added.rowcount == 1

    async def save(self, book: Book) -> None:
        """Store the next state of a book. Once it is a plan, its list is forgotten."""
        values = _columns(book)
        if book.state not in (BookState.READING, BookState.COLUMNS):
            values["source"] = ""
        await self._scope.connection.execute(_SAVE.values(**values), self._of(which=book.id))

    async def put_source(self, book_id: str, source: BookSource) -> None:
        """Store the list that a book is to be made of, and how it is read."""
        await self._scope.connection.execute(_SAVE.values(source=BOOK_SOURCES.write(source)), self._of(which=book_id))

    async def add_rows(self, book_id: str, rows: Sequence[BookRow]) -> None:
        """Store the accounts of a book, in the place of those that were there."""
        of_book = delete(tables.book_rows).where(_ROWS.workspace == _HERE, _ROWS.book_id == _WHICH)
        await self._scope.connection.execute(of_book, self._of(which=book_id))
        here = {"workspace": self._scope.workspace, "book_id": book_id}
        if rows:
            values = [{**here, "number": row.number, **_row_columns(row)} for row in rows]
            await self._scope.connection.execute(tables.book_rows.insert(), values)

    async def put_rows(self, book_id: str, rows: Iterable[BookRow]) -> None:
        """Store the next state of accounts of a book."""
        for row in rows:
            change = _PUT_ROW.values(**_row_columns(row))
            await self._scope.connection.execute(change, self._of(which=book_id, row=row.number))

    async def discard(self, book_id: str) -> None:
        """Forget a book that never had a plan."""
        gone = delete(tables.books).where(_BOOKS.workspace == _HERE, _BOOKS.id == _WHICH)
        await self._scope.connection.execute(gone, self._of(which=book_id))

    def _read(self, book_id: str, document: str) -> Book | None:
        try:
            return BOOKS.read(document)
        except UnreadableDocument:
            self._unreadable.note("book", self._scope.workspace, book_id)
            return None

    def _row(self, book_id: str, number: int, document: str) -> BookRow | None:
        try:
            return BOOK_ROWS.read(document)
        except UnreadableDocument:
            self._unreadable.note("row of book", self._scope.workspace, f"{book_id}:{number}")
            return None

    def _of(self, **wanted: object) -> dict[str, Any]:
        return {"here": self._scope.workspace, **wanted}


def _columns(book: Book) -> dict[str, Any]:
    return {"opened_by": book.opened_by, "state": book.state.value, "document": BOOKS.write(book)}


def _row_columns(row: BookRow) -> dict[str, Any]:
    return {
        "account_id": row.account_id,
        "incoming": row.incoming,
        "state": row.state.value,
        "handover_id": row.handover,
        "document": BOOK_ROWS.write(row),
    }
