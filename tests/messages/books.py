"""Everything that is shown of books, in one world: for `everything.py`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from handover.book.book import (
    Alike,
    Book,
    BookRow,
    BookState,
    Hold,
    LineProblem,
    ListedAccount,
    RowState,
    Sharing,
    Trouble,
)
from handover.book.columns import Columns
from handover.book.days import DayOrder
from handover.book.fields import BookField
from handover.book.letters import BookLetter, LetterStanding
from handover.book.lines import Line
from handover.book.owners import MOST_OWNERS, ListedOwner
from handover.book.refusals import Unreadable
from handover.book.source import BookSource
from handover.model.customer_kinds import Tier
from handover.model.handover import Reason
from handover.model.records import Colour
from handover.suggesting.fit import Ground
from handover.suggesting.fit import Reason as For
from messages.book import channels, columns, form, letters, notices, owners, page, plan
from messages.book.letters import WAITS
from messages.kit.message import Message, View
from tests.messages.wild import ADMIN, MANAGER, OUTGOING, TEAM, World

Shown = tuple[str, Message | View]


def all_books(world: World) -> Iterator[Shown]:
    """Yield every message and view of books."""
    names, begun = dict.fromkeys((*TEAM, ADMIN), world.word), {"h1": world.handover}
    for state in world.some(BookState, 3):
        book = replace(_book(world), state=state)
        for number in world.some((0, 1, 120)):
            rows = tuple(_row(world, at) for at in range(number))
            for first in world.some((0, 50)):
                yield "book.plan.plan", plan.plan(book, rows, names, world.today, first)
                yield "book.page.page", page.page(book, rows, begun, world.today, first)
            yield "book.page.approval", page.approval(book, rows)
            yield "book.page.undoing", page.undoing(book, rows)
            yield "book.channels.form", channels.form(book, rows)
    book = _book(world)
    yield "book.plan.held", plan.held(book, tuple(_row(world, at, RowState.HELD) for at in range(30)), world.today)
    yield "book.page.row_form", page.row_form(book, _row(world, 1, world.chance.choice(tuple(RowState))))
    counts = dict.fromkeys(RowState, 3)
    for number in (0, 40):
        yield "book.page.books", page.books([(book, counts)] * number)
    yield from _letters(world, book)
    yield "book.form.form", form.form(OUTGOING, world.today)
    yield from _columns(world, book)
    for why in Unreadable:
        yield "book.notices.unreadable", notices.unreadable(why, 612)
    for code in ("", "file_not_found"):
        yield "book.notices.not_fetched", notices.not_fetched(code)
        yield "book.notices.not_sent", notices.not_sent(code or "internal_error")


def _letters(world: World, book: Book) -> Iterator[Shown]:
    draft, word = world.handover.introduction, world.word[:200]
    left = [BookLetter(word, standing, until=world.today) for standing in WAITS for _ in range(30)]
    sent = [BookLetter(word, LetterStanding.SENT, draft, again=bool(number % 2)) for number in range(40)]
    for found in ([*left, *sent, BookLetter(word, LetterStanding.READY, draft)], left, ()):
        yield "book.letters.what_is_in_it", letters.what_is_in_it(book, found)
    yield "book.letters.not_sent", letters.not_sent(book, "internal_error")


def _columns(world: World, book: Book) -> Iterator[Shown]:
    cells = tuple(world.chance.choices((*world.words, "03/04/2026", "x"), k=8))
    lines = tuple(Line(number, cells) for number in range(1, 6))
    headings = tuple(world.word for _ in range(8))
    of = {field: at for at, field in enumerate((BookField.NAME, BookField.RENEWAL, BookField.TIER))}
    for asked in (True, False):
        read = Columns(world.chance.choice((0, 1)), of, DayOrder.DAY_FIRST, asked, headings)
        for source in world.some((BookSource(lines, read), BookSource((Line(1, cells * 25),), read))):
            yield "book.columns.question", columns.question(book, source)
            yield "book.columns.form", columns.form(book, source)
        for number in (1, MOST_OWNERS):
            known = tuple(
                ListedOwner(world.word[:120], at, OUTGOING if at % 2 else "", at % 3 == 0) for at in range(number)
            )
            yield "book.columns.question", columns.question(book, BookSource(lines, read, owners=known))
            yield "book.owners.form", owners.form(book, known)
    yield "book.columns.planning", columns.planning(book)


def _book(world: World) -> Book:
    word = world.word[:200]
    return Book(
        "b1",
        OUTGOING,
        (*TEAM[1:], ADMIN),
        MANAGER,
        Reason.LEAVING,
        3,
        world.today,
        MANAGER,
        world.now,
        last_day=world.chance.choice((None, world.today + timedelta(days=9))),
        file_name=word,
        others=world.chance.choice(((), TEAM)),
        leaver_name=world.chance.choice(("", word[:80])),
        sharing=world.chance.choice(tuple(Sharing)),
        problems=tuple(LineProblem(number, what, word) for number, what in enumerate([*Trouble, *Trouble])),
        twice=((2, 9),) * 20,
        alike=(Alike(word, word, known=True), Alike(word, word, known=False)) * 10,
    )


def _row(world: World, number: int, state: RowState | None = None) -> BookRow:
    chance, word = world.chance, world.chance.choice(world.words)[:120]
    user = chance.choice((*TEAM, ""))
    return BookRow(
        number,
        ListedAccount(
            word,
            number,
            tier=chance.choice((None, *Tier)),
            health=chance.choice((None, *Colour)),
            renewal=chance.choice((None, world.today + timedelta(days=5))),
            amount=word,
            industry=word,
        ),
        proposed=chance.choice((user, ADMIN)),
        reasons=tuple(For(ground, word, 4) for ground in Ground if ground is not Ground.WORKS_WITH),
        room=chance.choice((None, 3)),
        incoming=user,
        starts=chance.choice((None, world.today)),
        state=state or chance.choice(tuple(RowState)),
        hold=chance.choice((None, *Hold)),
        handover=chance.choice(("", "h1")),
    )
