"""Everything that is shown of a team, in one world: for `everything.py`."""

from collections.abc import Iterator
from dataclasses import replace

from handover.book.book import Book, RowState
from handover.model.handover import Reason
from handover.suggesting.load import Load
from handover.team.filters import Which, numbers
from handover.team.members import Member
from handover.team.rows import TeamRow, team_rows
from handover.team.summary import TeamWeek
from messages import home
from messages.kit.message import Message, View
from messages.team import file, page, people, summary
from messages.team.values import TeamValue
from tests.messages.wild import TEAM, World

BOOK = "b0123456789a"


def all_of_teams(world: World) -> Iterator[tuple[str, Message | View]]:
    """Yield every message and view of teams."""
    rows, names = _rows(world), dict.fromkeys(TEAM, world.word)
    members = [_member(world, number) for number in range(130)]
    for which in world.some(Which, 3):
        for first in world.some((0, 15)):
            for person, book in world.some((("", ""), (TEAM[0], ""), ("", BOOK))):
                shown = TeamValue(which, person, book, first)
                yield "team.page.page", page.page(rows, world.today, members, names, {BOOK: TEAM[0]}, shown)
    for row in rows:
        yield "team.page.glance", page.glance(row)
    for first in world.some((0, 20)):
        yield "team.people.people", people.people(members, first)
    yield "team.people.people", people.people([], 0)
    yield "home.home", home.home(world.viewer, [world.handover, *world.others], world.now, team=numbers(rows))
    counts = dict.fromkeys(RowState, 3)
    for number in world.some((0, 1, 25)):
        books = [(replace(_book(world), id=f"b{at}"), counts) for at in range(number)]
        accounts = tuple(world.words[at % len(world.words)] for at in range(7))
        for changed in world.some([accounts, accounts[:0]]):
            week = TeamWeek(changed, changed, changed, changed, rows[:3] if changed else ())
            for chart in world.some((True, False)):
                told = summary.summary(
                    TEAM[0], week, numbers(rows), books, {TEAM[0]: world.word}, world.today, number % 7, chart=chart
                )
                yield "team.summary.summary", told
    yield "team.file.not_sent", file.not_sent("internal_error")


def _rows(world: World) -> tuple[TeamRow, ...]:
    accounts = [replace(world.account, id=f"a{number:011}") for number in range(40)]
    running = dict(zip([one.id for one in accounts], (world.handover, *world.others), strict=False))
    limbo = {accounts[0].id: 3, accounts[-1].id: 0}
    return team_rows(accounts, running, limbo, {accounts[1].id: BOOK}, world.viewer, world.today)


def _book(world: World) -> Book:
    return Book(BOOK, TEAM[0], TEAM[1:], TEAM[2], Reason.LEAVING, 3, world.today, TEAM[2], world.now)


def _member(world: World, number: int) -> Member:
    load = Load(number, number // 2, world.chance.choice((0, 3, 240, 999)))
    return Member(TEAM[number % len(TEAM)], load, world.chance.choice((0, 240)), number, number)
