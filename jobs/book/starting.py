"""Begins the handovers of a book on their days, and calls them off when the book is undone."""

from datetime import datetime

from handover.access import Facts
from handover.book.book import RowState
from handover.book.changing import call_off, can_call_off
from handover.book.jobs import BOOK_START, BOOK_TAKE_BACK
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType, OnFailure
from messages.book.notices import NOT_STARTED
from services.book import starting
from services.book.starting import Asked
from storage.store import UnitOfWork


async def start(context: JobContext) -> HandlerOutcome:
    """Begin the handover of an account, if its day has come and the book runs; else it was asked for anew, or is not wanted.

    It is done as well where an earlier attempt has begun it and was cut off after that.
    """
    ref = context.job.ref
    asked = Asked(context.job.workspace, ref["book"], int(ref["row"]), int(ref["generation"]))
    approver = await _facts(context, ref["user"])
    async with context.unit() as unit:
        found = await starting.due_row(unit, asked, approver.person.zone, context.now())
        row = await unit.books.row(asked.book, asked.row)
    if found is None and context.repeated and row.state is RowState.STARTED:
        return Done()
    if found is None:
        return Dropped("it is moved, left out or begun, or the book is stopped")
    book, row = found
    users = {row.outgoing, row.incoming, book.manager} - {"", ref["user"]}
    facts = {user: await _facts(context, user) for user in sorted(users)} | {ref["user"]: approver}
    begun = await starting.begin(context, asked, facts, ref["user"], context.now())
    return Done() if begun is not None else Dropped("it has begun, or is not wanted any more")


async def take_back(context: JobContext) -> HandlerOutcome:
    """Call a handover off, unless somebody has done anything in it."""
    ref, asked_at = context.job.ref, datetime.fromisoformat(context.job.ref["at"])

    def rule(handover: Handover) -> Decision:
        off = can_call_off(handover, asked_at)
        return call_off(handover, by=ref["user"], now=context.now()) if off else unchanged(handover)

    async def beside(unit: UnitOfWork) -> None:
        handover = await unit.handovers.get(context.job.about)
        if can_call_off(handover, asked_at):
            await starting.taken_back(unit, ref["book"], int(ref["row"]), handover.id)

    await context.decide(rule, beside)
    return Done()


async def _facts(context: JobContext, user: str) -> Facts:
    """Return who somebody is now, with when Slack said so."""
    person = await context.person(user)
    async with context.unit() as unit:
        stored = await unit.people.facts(user)
    return stored if stored is not None else Facts(person, context.now())


START_JOB = JobType(BOOK_START, start, on_failure=OnFailure.TELL_ASKER, failure=NOT_STARTED)
TAKE_BACK_JOB = JobType(BOOK_TAKE_BACK, take_back, on_failure=OnFailure.SILENT)
