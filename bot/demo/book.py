"""A book that waits for its lead when the demo begins: the forty accounts of somebody who has left, as a CRM exports them."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from handover.book import jobs
from handover.book.book import Book, BookState
from handover.book.columns import columns_of
from handover.book.grid import grid_of
from handover.book.source import BookSource
from handover.model.handover import Reason
from storage.store import Store

FILE = Path(__file__).with_name("book.csv")
LEAD, LEAVER = "Lucas Almeida", "Sam Whitfield"
SUCCESSORS = ("Dana Reyes", "Priya Nair", "Marek Novák", "Aiko Tanaka")
_IN_DAYS = re.compile(r"\{(\d+)\}")


async def store_book(store: Store, workspace: str, people: Mapping[str, str], now: datetime) -> None:
    """Store it in a workspace without a book, with what asks about its columns; `people` are user ids by name, `now` is UTC."""
    grid = grid_of(_export(now).encode())
    book = Book(
        id="demo00000000",
        leaver=people[LEAVER],
        successors=tuple(people[name] for name in SUCCESSORS),
        manager=people[LEAD],
        reason=Reason.ABRUPT_EXIT,
        per_week=3,
        first_day=now.date(),
        opened_by=people[LEAD],
        opened_at=now,
        state=BookState.COLUMNS,
        file_name="accounts of Sam.csv",
    )
    async with store.begin(workspace) as unit:
        if not await unit.books.all():
            await unit.books.add(book, BookSource(grid, columns_of(grid)))
            await unit.jobs.add(jobs.shown(book))


def _export(now: datetime) -> str:
    """Return the file, with its renewals as days from now."""
    told = FILE.read_text(encoding="utf-8")
    return _IN_DAYS.sub(lambda found: f"{now + timedelta(days=int(found[1])):%m/%d/%Y}", told)
