"""Books at rest, on both databases: with their accounts and lists, changed, listed, and forgotten with an account."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from handover.book.book import Book, BookRow, BookState, ListedAccount, RowState
from handover.book.columns import Columns
from handover.book.fields import BookField
from handover.book.lines import Line
from handover.book.refusals import UnknownBook
from handover.book.source import BookSource
from handover.model.customer_kinds import Tier
from handover.model.decision import Decision
from handover.model.handover import Reason, Status
from handover.suggesting.fit import Ground
from handover.suggesting.fit import Reason as For
from storage import tables
from storage.document_check import find_unreadable_rows
from storage.store import Store
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover

HERE, ELSEWHERE = "T0NORTH", "T0SOUTH"
BOOK = Book("b1", DANA, (PRIYA,), AIKO, Reason.LEAVING, 3, date(2026, 3, 2), AIKO, NOW)
ROWS = tuple(
    BookRow(
        number,
        ListedAccount(f"Account {number}", number, tier=Tier.DIGITAL, renewal=date(2026, 5, 1)),
        account_id="a1" if number == 1 else "",
        incoming=PRIYA,
        reasons=(For(Ground.LANGUAGE, "German"),),
    )
    for number in (1, 2)
)
SOURCE = BookSource((Line(1, ("Account",)), Line(2, ("Ærø & Søn 🚀",))), Columns(1, {BookField.NAME: 0}))


async def stored(store: Store, **changes: object) -> Book:
    book = replace(BOOK, **changes)  # type: ignore[arg-type]
    async with store.begin(HERE) as unit:
        await unit.books.add(book, SOURCE)
        await unit.books.add_rows(book.id, ROWS)
    return book


async def test_a_book_its_accounts_and_its_list_come_back_as_they_were(store: Store) -> None:
    book = await stored(store)
    async with store.begin(HERE) as unit:
        assert await unit.books.get("b1", lock=True) == book
        assert await unit.books.rows("b1") == ROWS
        assert await unit.books.row("b1", 2) == ROWS[1]
        assert await unit.books.source("b1") == SOURCE
        with pytest.raises(UnknownBook):
            await unit.books.row("b1", 3)
    async with store.begin(ELSEWHERE) as unit:
        assert await unit.books.all() == ()
        with pytest.raises(UnknownBook):
            await unit.books.get("b1")


async def test_its_list_is_forgotten_once_it_is_a_plan(store: Store) -> None:
    book = await stored(store)
    async with store.begin(HERE) as unit:
        await unit.books.save(replace(book, state=BookState.COLUMNS))
        assert await unit.books.source("b1") == SOURCE
        await unit.books.save(replace(book, state=BookState.PLANNED))
        assert await unit.books.source("b1") is None


async def test_accounts_are_counted_by_what_became_of_them(store: Store) -> None:
    await stored(store, state=BookState.RUNNING)
    async with store.begin(HERE) as unit:
        begun = replace(ROWS[0], state=RowState.STARTED, handover="h1")
        await unit.books.put_rows("b1", [begun])
        assert await unit.books.counts(["b1", "b2"]) == {"b1": {RowState.STARTED: 1, RowState.PLANNED: 1}, "b2": {}}
        assert await unit.books.handovers("b1") == {"h1"}
        assert [one.id for one in await unit.books.under_way(AIKO)] == ["b1"]
        assert await unit.books.under_way(DANA) == ()


async def test_one_that_never_had_a_plan_goes_without_a_trace(store: Store) -> None:
    await stored(store)
    async with store.begin(HERE) as unit:
        await unit.books.discard("b1")
        assert await unit.books.rows("b1") == ()
        assert await unit.books.all() == ()


async def test_a_forgotten_account_is_in_no_book_any_more(store: Store) -> None:
    over = a_handover(status=Status.CANCELLED, closed_at=NOW)
    async with store.begin(HERE) as unit:
        await unit.handovers.add(Decision(over))
        account = unit.handovers.account_id(over.id)
        await unit.books.add(BOOK, None)
        await unit.books.add_rows("b1", [replace(ROWS[0], account_id=account), replace(ROWS[1], handover=over.id)])
    async with store.begin(HERE) as unit:
        await unit.account_merges.forget(account)
        assert await unit.books.rows("b1") == ()


async def test_what_cannot_be_read_is_found(store: Store, migrated_url: str) -> None:
    await stored(store)
    async with store.begin(HERE) as unit:
        broken = update(tables.book_rows).where(tables.book_rows.c.number == 2).values(document='{"number": "x"}')
        await unit._scope.connection.execute(broken)
        assert [row.number for row in await unit.books.rows("b1")] == [1]
    assert (await find_unreadable_rows(migrated_url, {})).found == [("row of book", HERE, "b1 2")]


async def test_of_which_book_an_account_or_handover_is_but_for_those_left_out(store: Store) -> None:
    await stored(store)
    begun = replace(ROWS[1], state=RowState.STARTED, handover="h2")
    async with store.begin(HERE) as unit:
        await unit.books.put_rows("b1", [begun])
        assert await unit.books.places() == {"a1": "b1", "h2": "b1"}
        await unit.books.put_rows("b1", [replace(begun, state=RowState.TAKEN_BACK)])
        assert await unit.books.places() == {"a1": "b1"}
    async with store.begin(ELSEWHERE) as unit:
        assert await unit.books.places() == {}
