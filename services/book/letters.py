"""The letters of a book, for whoever leads it: each as far as they may see it themselves."""

from dataclasses import replace
from datetime import datetime

from handover.book.book import Book, RowState
from handover.book.importance import importance
from handover.book.letters import BookLetter, LetterStanding, book_letter
from handover.model.handover import Handover
from handover.model.people import Person
from handover.tell_first import untold
from handover.time.workdays import local_date
from services.book.rights import book_seen
from services.tell_first import people_known
from storage.store import UnitOfWork


async def letters_of(
    unit: UnitOfWork, book_id: str, reader: Person, now: datetime
) -> tuple[Book, tuple[BookLetter, ...]]:
    """Return a book and the letters of its accounts, what matters most first. Raises UnknownBook, ForLeads."""
    book = await book_seen(unit, book_id, reader)
    rows = [row for row in await unit.books.rows(book.id) if row.state is not RowState.LEFT_OUT]
    today = local_date(now, reader.zone)
    begun = await unit.handovers.many([row.handover for row in rows if row.handover])
    found = []
    for row in sorted(rows, key=lambda one: importance(one, today)):
        handover = begun.get(row.handover)
        letter = book_letter(row, handover, reader, now)
        found.append(letter if handover is None else await _unless_told_first(unit, letter, handover))
    return book, tuple(found)


async def _unless_told_first(unit: UnitOfWork, letter: BookLetter, handover: Handover) -> BookLetter:
    """Return the letter, left out while somebody of the customer's is to be told in person before it goes."""
    if letter.standing is LetterStanding.READY and untold(handover, await people_known(unit, handover)):
        return replace(letter, standing=LetterStanding.TELL_FIRST, letter=None)
    return letter
