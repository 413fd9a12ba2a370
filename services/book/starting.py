"""The handovers of a book begun and called off, each once: called from jobs, for whoever approved or undid the book."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handover.access import Facts, may_see, may_see_account
from handover.book import changing, jobs
from handover.book.book import Book, BookRow, Hold, RowState
from handover.book.changing import TOLD_TOGETHER, is_due
from handover.book.channels import is_small, shares_channel
from handover.book.opening import filled, in_book, opening_form
from handover.home import home_tab
from handover.leaders import ForLeads
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover
from handover.model.known import Known
from handover.model.people import Person
from handover.model.refusals import AlikeHandoverExists, MembersOnly, NotYourAccount, OpenHandoverExists, Refusal
from handover.opening.form import open_handover
from handover.starters import StartNotAllowed, check_starter
from handover.time.workdays import local_date
from services.known import known_of_account
from services.leaders import leads
from services.opening.meant import handovers_alike
from services.opening.starting import add_started
from services.playbooks import Playbooks, library_in
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Asked:
    """Which account of a book is to be begun, and in which generation of its waves that was asked for."""

    workspace: str
    book: str
    row: int
    generation: int


async def due_row(
    unit: UnitOfWork, asked: Asked, zone: str, now: datetime, *, lock: bool = False
) -> tuple[Book, BookRow] | None:
    """Return the book and the account that is to be begun at `now` (UTC); None where it is moved, left out, begun or stopped.

    `zone` is that of whoever approved it. Raises UnknownBook.
    """
    book = await unit.books.get(asked.book, lock=lock)
    row = await unit.books.row(asked.book, asked.row)
    return (book, row) if is_due(book, row, asked.generation, local_date(now, zone)) else None


async def begin(
    kept: Playbooks, asked: Asked, facts: Mapping[str, Facts], approver: str, now: datetime
) -> BookRow | None:
    """Begin the handover of an account, in one transaction with its row, and return that; None where it is not due any more.

    What keeps it from being begun is noted with the row, and its maker is told. `facts` are those of all its people, by id.
    """
    by = facts[approver].person
    async with kept.store.begin(asked.workspace) as unit:
        found = await due_row(unit, asked, by.zone, now)
    if found is None:
        return None
    alike = await handovers_alike(kept, asked.workspace, found[1].listed.name)
    try:
        async with kept.store.begin(asked.workspace) as unit:
            found = await due_row(unit, asked, by.zone, now, lock=True)
            if found is None:
                return None
            handover = await _started(kept, unit, *found, facts, by, alike, now)
            row = changing.started(found[1], handover.id, now)
            await _keep(unit, found[0], row)
            return row
    except Refusal as refusal:
        return await _held(kept, asked, by, refusal, now)


async def _started(
    kept: Playbooks,
    unit: UnitOfWork,
    book: Book,
    row: BookRow,
    facts: Mapping[str, Facts],
    by: Person,
    alike: list[str],
    now: datetime,
) -> Handover:
    """Store the handover of an account. Raises refusals."""
    check_starter(await unit.starters.get(), by)
    if not all([await leads(unit, by, user) for user in {book.leaver, row.outgoing} - {""}]):
        raise ForLeads(())
    await _check_alike(unit, book, row, by, alike)
    people = {user: one.person for user, one in facts.items()}
    library, today = await library_in(kept, unit), local_date(now, by.zone)
    form = opening_form(book, row, library, people.get(row.outgoing, people[book.manager]), today)
    handover_id = secrets.token_hex(6)
    beside = await unit.books.rows(book.id) if is_small(row, book.sharing) else ()
    shares = shares_channel(book, beside, row)

    def opened(known: Mapping[str, Known]) -> Decision:
        of = {"workspace": unit.workspace, "handover_id": handover_id}
        opening = open_handover(form, people, library[form.playbook], **of, by=by, now=now, known=known)
        return in_book(opening, book, row, shares=shares)

    decision = opened(await known_of_account(unit, opened({}).handover, row.account_id))
    await add_started(unit, decision, form, by, facts, now)
    await _fill(unit, decision.handover, row, by, now)
    return decision.handover


async def _fill(unit: UnitOfWork, handover: Handover, row: BookRow, by: Person, now: datetime) -> None:
    """Have the account know what the list says of it and nobody has said before, if whoever approved the book may change it."""
    account = await unit.accounts.get(unit.handovers.account_id(handover.id))
    if may_see_account(account, by):
        await unit.accounts.save(filled(account, row.listed, by=by.id, at=now))


async def _check_alike(unit: UnitOfWork, book: Book, row: BookRow, by: Person, alike: list[str]) -> None:
    """Raise AlikeHandoverExists where another handover is open for an account called much the same, unless somebody is sure."""
    if row.sure:
        return
    own = await unit.books.handovers(book.id)
    found = [one for key in alike if key not in own for one in await unit.handovers.found(key)]
    seen = [one for one in found if one.open and may_see(one, by)]
    if seen:
        raise AlikeHandoverExists(seen[0].account, tuple(one.id for one in seen))


async def _held(kept: Playbooks, asked: Asked, by: Person, refusal: Refusal, now: datetime) -> BookRow | None:
    """Note with the row why it could not be begun."""
    async with kept.store.begin(asked.workspace) as unit:
        found = await due_row(unit, asked, by.zone, now, lock=True)
        if found is None:
            return None
        row = changing.held(found[1], _why(refusal))
        await _keep(unit, found[0], row)
        await unit.jobs.add(jobs.held(found[0], local_date(now, by.zone), now + TOLD_TOGETHER))
        return row


def _why(refusal: Refusal) -> Hold:
    match refusal:
        case OpenHandoverExists():
            return Hold.ALREADY_OPEN
        case AlikeHandoverExists():
            return Hold.ALIKE_OPEN
        case FieldProblems():
            return Hold.PERSON
        case MembersOnly() | StartNotAllowed() | ForLeads() | NotYourAccount():
            return Hold.NOT_ALLOWED
    return Hold.OTHER


async def _keep(unit: UnitOfWork, book: Book, row: BookRow) -> None:
    await unit.books.put_rows(book.id, [row])
    await unit.jobs.add(jobs.shown(book, urgent=False), home_tab(book.opened_by))


async def taken_back(unit: UnitOfWork, book_id: str, number: int, handover_id: str) -> None:
    """Note with the row of a handover that it is called off with the book."""
    book = await unit.books.get(book_id, lock=True)
    row = await unit.books.row(book_id, number)
    if row.handover == handover_id and row.state is RowState.STARTED:
        await _keep(unit, book, changing.taken_back(row))
