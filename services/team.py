"""The team of whoever leads: looked at as a whole, and asked for as a file (P28, P30, P112)."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.book.book import UNDER_WAY, Book, RowState
from handover.leaders import ForLeads, leads_account
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import UnknownAccount
from handover.suggesting.load import loads, taking_over
from handover.team.jobs import team_file
from handover.team.members import Member, members
from handover.team.rows import TeamRow, in_order, team_row
from handover.team.summary import WEEK, TeamWeek, team_week
from handover.time.workdays import local_date
from services.acting import WhoAsks, knowing_who_asks
from services.book.rights import sees
from services.context import Services
from services.leaders import led_by
from services.limbo import days_in_limbo
from services.people import known
from services.request import Request
from storage.store import UnitOfWork

BATCH = 20
"""Rows that are made in one go."""
MOST_ASKED = 40
"""People of whom nothing is stored and whose names Slack is asked for, for one page."""
BookProgress = tuple[Book, Mapping[RowState, int]]
"""A book, with how many of its accounts are in which state."""


@dataclass(frozen=True)
class Team:
    """A team as its leader sees it on their local day `today`. `everybody`: all CSMs of the workspace are theirs.

    `handovers` are its open ones. `names` are those of its people, and `books` whose accounts a book holds, by id, where known.
    """

    reader: Person
    today: date
    everybody: bool
    rows: tuple[TeamRow, ...]
    members: tuple[Member, ...]
    handovers: tuple[Handover, ...]
    names: Mapping[str, str]
    books: Mapping[str, str]

    @property
    def people(self) -> frozenset[str]:
        """The user ids of everybody in it."""
        return frozenset(
            {one.user for one in self.members}
            | {user for row in self.rows for user in (*row.people, row.manager) if user}
        )


async def view_team(services: Services, request: Request) -> Team:
    """Return the team of whoever asks. Raises ForLeads for whoever leads nobody, RightsUnknown."""

    async def attempt(who: WhoAsks) -> Team:
        async with services.store.begin(request.workspace) as unit:
            return await team_of(unit, await who(unit), request.now)

    team = await knowing_who_asks(services, request, attempt)
    unnamed = sorted(team.people - team.names.keys())[:MOST_ASKED]
    asked = await known(services, request.workspace, unnamed) if unnamed else {}
    return replace(team, names={**team.names, **{user: one.name for user, one in asked.items()}})


async def view_row(services: Services, request: Request, account_id: str) -> TeamRow:
    """Return one account of the team of whoever asks. Raises what `view_team` raises, UnknownAccount where it is not theirs."""
    row = next((one for one in (await view_team(services, request)).rows if one.account == account_id), None)
    if row is None:
        raise UnknownAccount
    return row


async def want_team_file(services: Services, request: Request) -> None:
    """Have the team sent as a CSV file to whoever asks. Raises ForLeads, RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            await whom_they_lead(unit, await who(unit))
            await unit.jobs.add(team_file(request.user, f"{request.now:%Y-%m-%d-%H%M}"))

    await knowing_who_asks(services, request, attempt)


async def team_of(unit: UnitOfWork, person: Person, now: datetime) -> Team:
    """Return the team of a person at `now` (UTC), by a number of questions that does not grow with it. Raises ForLeads."""
    led = await whom_they_lead(unit, person)
    today = local_date(now, person.zone)
    running = await unit.handovers.all()
    of_account = {unit.handovers.account_id(one.id): one for one in running}
    every, facts = await unit.accounts.all(), await unit.csm_facts.all()
    carried = loads(every.values(), {account: taking_over(one) for account, one in of_account.items()})
    leaders, named = await unit.leaders.get(), await unit.handovers.managed_for_others(person.id)
    mine = [one for one in every.values() if leads_account(leaders, person, one, of_account.get(one.id), named)]
    ids = {one.id for one in mine}
    limbo = await days_in_limbo(unit, ids, now, person)
    places, made = await unit.books.places(), []
    for number, account in enumerate(mine):
        made.append(team_row(account, of_account.get(account.id), limbo.get(account.id), places, person, today))
        if number % BATCH == 0:
            # Hundreds of handovers take a second in all, in which others are not to wait.
            await asyncio.sleep(0)
    rows = in_order(made)
    stored = await unit.people.many({*carried, *facts, *(user for row in rows for user in (*row.people, row.manager))})
    doing = {user for row in rows if row.running for user in row.running.beside}
    wanted = sorted({*carried, *facts, *doing} if led is None else led)
    here = [user for user in wanted if user not in stored or not stored[user].barred]
    seen = [book for book in await unit.books.all() if sees(book, person, everybody=led is None)]
    return Team(
        person,
        today,
        led is None,
        rows,
        members(here, carried, facts, running, today),
        tuple(one for account, one in of_account.items() if account in ids),
        {user: one.name for user, one in stored.items()},
        {book.id: book.leaver for book in seen},
    )


async def week_of(unit: UnitOfWork, person: Person, now: datetime) -> tuple[Team, TeamWeek, tuple[BookProgress, ...]]:
    """Return the team of a person at `now` (UTC), its week, and how far its books are that run. Raises ForLeads."""
    team = await team_of(unit, person, now)
    accounts = {row.account for row in team.rows}
    ended = [
        one for one in await unit.handovers.ended_since(now - WEEK) if unit.handovers.account_id(one.id) in accounts
    ]
    books = [one for one in await unit.books.all() if one.id in team.books and one.state in UNDER_WAY]
    counts = await unit.books.counts(one.id for one in books)
    return team, team_week((*team.handovers, *ended), team.rows, now), tuple((one, counts[one.id]) for one in books)


async def whom_they_lead(unit: UnitOfWork, person: Person) -> frozenset[str] | None:
    """Return whom a person leads, None for all CSMs. Raises ForLeads for nobody."""
    led = await led_by(unit, person)
    if led is not None and not led:
        raise ForLeads((await unit.leaders.get()).people)
    return led
