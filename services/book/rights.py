"""Who plans a book, whose accounts they may put into it, and who sees one."""

from handover.book.book import Book
from handover.book.refusals import UnknownBook
from handover.leaders import ForLeads, leads_everybody
from handover.model.account import Account
from handover.model.people import Person
from services.leaders import led_by
from storage.store import UnitOfWork


async def planner_only(unit: UnitOfWork, person: Person) -> Person:
    """Return the person unchanged. Raises ForLeads unless they lead everybody, or somebody."""
    if await led_by(unit, person) == frozenset():
        raise ForLeads((await unit.leaders.get()).people)
    return person


async def accounts_for(unit: UnitOfWork, person: Person) -> dict[str, Account]:
    """Return the accounts that the person may put into a book, by id: all, or those in which they have a part themselves."""
    if leads_everybody(await unit.leaders.get(), person):
        return await unit.accounts.all()
    return await unit.accounts.many(await unit.accounts.of_person(person.id))


async def book_seen(unit: UnitOfWork, book_id: str, person: Person, *, lock: bool = False) -> Book:
    """Return a book to whoever made it, or leads everybody. Raises UnknownBook, ForLeads when they do not lead any more."""
    book = await unit.books.get(book_id, lock=lock)
    if not sees(book, await planner_only(unit, person), everybody=leads_everybody(await unit.leaders.get(), person)):
        raise UnknownBook
    return book


def sees(book: Book, person: Person, *, everybody: bool) -> bool:
    """Return whether a lead sees a book."""
    return everybody or book.opened_by == person.id
