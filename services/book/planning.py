"""How the list of a book becomes its plan: read, asked about where columns are not certain, and a successor found for each account.

Called from jobs, which have no request: rights were asked when the book was made or its columns confirmed, by its maker.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handover.book import jobs
from handover.book.assigning import assigned, present
from handover.book.book import Book, BookRow, BookState, Hold, RowState
from handover.book.changing import laid
from handover.book.columns import columns_of
from handover.book.fields import BookField
from handover.book.grid import grid_of, pasted_grid
from handover.book.lines import Line
from handover.book.matching import much_alike, rows_of
from handover.book.owners import matched, owner_ids, owners_named
from handover.book.reading import MOST_ACCOUNTS, AccountList, read_accounts
from handover.book.refusals import Unreadable, UnreadableList
from handover.book.source import BookSource
from handover.model.account import Account
from handover.model.people import Person
from handover.model.records import Colour, Pulse, RecordKind
from handover.suggesting.fit import AccountFacts, Candidate, account_facts
from handover.time.workdays import local_date
from services.book.rights import accounts_for
from services.candidates import Carried, carried_in
from services.leaders import leads
from services.playbooks import Playbooks
from storage.store import UnitOfWork


@dataclass(frozen=True)
class _Known:
    """What the plan of a book is made of besides its list."""

    accounts: Sequence[Account]
    health: Mapping[str, Colour]
    under_way: frozenset[str]
    carried: Carried
    led: frozenset[str]
    """Which of the owners that the list names the book's maker leads."""


async def grid_read(content: bytes | None, pasted: str) -> tuple[Line, ...]:
    """Return the lines of a file, else of what was pasted; none for neither. Raises UnreadableList."""
    if content is not None:
        return await asyncio.to_thread(grid_of, content)
    return await asyncio.to_thread(pasted_grid, pasted) if pasted.strip() else ()


async def list_read(unit: UnitOfWork, book_id: str, grid: tuple[Line, ...], name: str) -> Book:
    """Store the list of a book with how it is to be read, and return the book as it is now: what is uncertain is asked first.

    A book whose list was read before is returned as it is. Raises UnreadableList, UnknownBook.
    """
    book = await unit.books.get(book_id, lock=True)
    if book.state is not BookState.READING:
        return book
    columns = columns_of(grid) if grid else None
    book = replace(book, state=BookState.COLUMNS, file_name=name)
    await unit.books.put_source(book.id, BookSource(grid, columns))
    await unit.books.save(book)
    return book


async def owners_wanted(unit: UnitOfWork, book_id: str) -> Mapping[str, int] | None:
    """Return the owners whom the list of a book names, with how many accounts each; None if they were looked for before."""
    source = await unit.books.source(book_id)
    if (
        source is None
        or source.columns is None
        or source.owners is not None
        or BookField.OWNER not in source.columns.of
    ):
        return None
    try:
        return owners_named((await asyncio.to_thread(read_accounts, source.lines, source.columns)).accounts)
    except UnreadableList:
        return None


async def put_owners(unit: UnitOfWork, book_id: str, named: Mapping[str, int], people: Sequence[Person]) -> None:
    """Store who the owners of a list are, among the people of the workspace. Raises UnknownBook."""
    book = await unit.books.get(book_id, lock=True)
    source = await unit.books.source(book_id)
    if book.state is BookState.COLUMNS and source is not None:
        await unit.books.put_source(book_id, replace(source, owners=matched(named, people)))


async def discard(unit: UnitOfWork, book_id: str) -> None:
    """Forget a book whose list could not be read: it is made anew."""
    await unit.books.discard(book_id)


async def plan(kept: Playbooks, workspace: str, book_id: str, people: Mapping[str, Person], now: datetime) -> Book:
    """Make the plan of a book, and return it; one that has a plan is returned as it is.

    `people` are its maker, leaver and successors, by id. Raises UnreadableList and UnknownBook.
    """
    async with kept.store.begin(workspace) as unit:
        book, source = await unit.books.get(book_id), await unit.books.source(book_id)
        if book.state not in (BookState.READING, BookState.COLUMNS):
            return book
        known = await _known(unit, book, people[book.opened_by], source or BookSource())
    planned, rows = await asyncio.to_thread(_planned, book, source or BookSource(), known, people, now)
    async with kept.store.begin(workspace) as unit:
        book = await unit.books.get(book_id, lock=True)
        if book.state not in (BookState.READING, BookState.COLUMNS):
            return book
        await unit.books.save(planned)
        await unit.books.add_rows(book.id, rows)
        await unit.jobs.add(jobs.shown(planned))
    return planned


async def _known(unit: UnitOfWork, book: Book, by: Person, source: BookSource) -> _Known:
    accounts = sorted((await accounts_for(unit, by)).values(), key=lambda one: one.id)
    health = {
        one.id: colour
        for one in accounts
        if book.leaver and one.owner == book.leaver and (colour := await _health(unit, one.id))
    }
    under_way = await unit.handovers.accounts_under_way()
    carried = (await carried_in(unit)).only(book.successors)
    owners = {one.user for one in source.owners or () if one.user}
    led = frozenset([user for user in sorted(owners) if await leads(unit, by, user)])
    return _Known(accounts, health, under_way, carried, led)


async def _health(unit: UnitOfWork, account_id: str) -> Colour | None:
    """Return how the customer feels as a whole, as was said last."""
    entries = (await unit.blueprint.for_brief(account_id, (), [RecordKind.PULSE], 5)).values()
    newest = sorted(entries, key=lambda entry: entry.as_of, reverse=True)
    pulses = (record for entry in newest for record in entry.records or () if isinstance(record, Pulse))
    return next((pulse.colour for pulse in pulses if not pulse.about), None)


def _planned(
    book: Book, source: BookSource, known: _Known, people: Mapping[str, Person], now: datetime
) -> tuple[Book, tuple[BookRow, ...]]:
    """Return the book with its plan. Raises UnreadableList."""
    found = read_accounts(source.lines, source.columns) if source.columns is not None else AccountList(())
    free = [one for one in known.accounts if one.id not in known.under_way]
    owners = owner_ids(source.owners or ())
    rows = rows_of(found.accounts, free, known.health, only_listed=book.only_listed, leaver=book.leaver, owners=owners)
    rows = tuple(_if_led(row, owners, known.led) for row in rows)
    if not rows:
        raise UnreadableList(Unreadable.NO_NAMES)
    if len(rows) > MOST_ACCOUNTS:
        raise UnreadableList(Unreadable.TOO_MANY_ACCOUNTS, len(rows))
    today = local_date(now, people[book.opened_by].zone)
    candidates = [
        Candidate(people[user], known.carried.facts[user], known.carried.loads[user])
        for user in book.successors
        if user in people
    ]
    by_id = {one.id: one for one in known.accounts}
    facts = {row.number: _facts(row, by_id.get(row.account_id)) for row in rows}
    proposed = assigned(rows, facts, present(candidates, now), today)
    alike = much_alike(rows, known.accounts)
    names = {user: people[user].name for user in book.successors if user in people}
    planned = replace(
        book,
        state=BookState.PLANNED,
        names=names,
        problems=found.problems,
        twice=found.twice,
        alike=alike,
        others=tuple(sorted({row.outgoing for row in rows} & known.led - {book.leaver})),
    )
    return planned, laid(planned, proposed, people, today)


def _if_led(row: BookRow, owners: Mapping[str, str], led: frozenset[str]) -> BookRow:
    """Return the row; left out if the list says that it is somebody's whom the book's maker does not lead."""
    named = row.outgoing in owners.values()
    return replace(row, state=RowState.LEFT_OUT, hold=Hold.NOT_LED) if named and row.outgoing not in led else row


def _facts(row: BookRow, account: Account | None) -> AccountFacts:
    """Return what counts about an account: what is known of it, and what the list says."""
    listed = row.listed
    of = (
        account_facts(account, leaves_to_others=[row.outgoing] if row.outgoing else ())
        if account
        else AccountFacts(f"{row.number}", listed.name)
    )
    return replace(
        of,
        tier=listed.tier,
        industry=listed.industry,
        region=listed.region,
        language=listed.language,
        leaves_to_others=of.leaves_to_others | {row.outgoing},
    )
