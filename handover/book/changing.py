"""What becomes of a book: its rows are changed, it is approved, stopped, taken up again, and undone as a whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handover.book import jobs
from handover.book.book import UNDER_WAY, Book, BookRow, BookState, Hold, RowState, Sharing
from handover.book.refusals import BookMovedOn, NothingToBegin, RowStarted, UnknownBook
from handover.book.waves import in_waves
from handover.lifecycle import cancel
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.people import Person
from handover.starting import begun
from handover.time.workdays import local_date

DAY = timedelta(days=1)
"""How long after it has begun a handover of a book can be called off with it."""
TOLD_TOGETHER = timedelta(minutes=15)
"""How long it is waited before it is told what could not be begun."""
UNDONE = "The book it was started with was undone."
FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Changed:
    """The book and those of its rows that changed, and the jobs that follow."""

    book: Book
    rows: tuple[BookRow, ...] = ()
    jobs: tuple[Job, ...] = ()


@dataclass(frozen=True)
class RowForm:
    """What can be changed of an account of a book. `sure`: it is another customer than one that is called much the same."""

    incoming: str
    starts: date | None = None
    left_out: bool = False
    sure: bool = False


def change_row(
    book: Book,
    rows: Sequence[BookRow],
    number: int,
    form: RowForm,
    people: Mapping[str, Person],
    by: Person,
    now: datetime,
) -> Changed:
    """Return the row of this number as it was changed, with the next day that suits whoever takes over if none was chosen.

    Raises BookMovedOn, RowStarted, UnknownBook where there is no such row, FieldProblems (`incoming`, `starts`).
    """
    row = next((one for one in rows if one.number == number), None)
    if row is None:
        raise UnknownBook
    require(book, UNDER_WAY)
    if row.state in (RowState.STARTED, RowState.TAKEN_BACK):
        raise RowStarted
    today = local_date(now, by.zone)
    problems = _row_problems(row, form, people, today)
    if problems:
        raise FieldProblems(problems)
    state = RowState.LEFT_OUT if form.left_out else RowState.PLANNED
    chosen = form.starts is not None and (row.fixed or form.starts != row.starts)
    changed = replace(row, incoming=form.incoming, state=state, hold=None, sure=form.sure, fixed=chosen)
    changed = replace(changed, starts=form.starts) if chosen else _next_suited(book, rows, changed, people, today)
    if (chosen_person := people.get(form.incoming)) is not None:
        book = replace(book, names={**book.names, form.incoming: chosen_person.name})
    begins = book.state is BookState.RUNNING and changed.waits and changed.incoming
    # Whatever was tried for this day already is tried anew.
    book = replace(book, generation=book.generation + 1) if begins else book
    follow = (jobs.start(book, changed, by.zone),) if begins else ()
    return Changed(book, (changed,), (*follow, jobs.shown(book)))


def _next_suited(
    book: Book, rows: Sequence[BookRow], row: BookRow, people: Mapping[str, Person], today: date
) -> BookRow:
    """Return the row with the day on which it begins beside what its successor begins already."""
    theirs = [one.starts for one in rows if one.number != row.number and one.incoming == row.incoming and one.starts]
    [laid_row] = in_waves(
        [row], people, first=max(book.first_day, today), per_week=book.per_week, begun={row.incoming: theirs}
    )
    return laid_row


def _row_problems(row: BookRow, form: RowForm, people: Mapping[str, Person], today: date) -> dict[str, FieldProblem]:
    problems: dict[str, FieldProblem] = {}
    person = people.get(form.incoming)
    if form.left_out:
        return problems
    if not form.incoming:
        problems["incoming"] = FieldProblem.MISSING
    elif person is None:
        problems["incoming"] = FieldProblem.UNKNOWN_PERSON
    elif person.barred:
        problems["incoming"] = FieldProblem(person.barred)
    elif form.incoming == row.outgoing:
        problems["incoming"] = FieldProblem.SAME_PERSON
    if form.starts is not None and form.starts != row.starts and form.starts < today:
        problems["starts"] = FieldProblem.IN_THE_PAST
    elif form.starts is not None and form.starts > today + FARTHEST:
        problems["starts"] = FieldProblem.FAR_AHEAD
    return problems


def approve(book: Book, rows: Sequence[BookRow], people: Mapping[str, Person], by: Person, now: datetime) -> Changed:
    """Return the book running, its waves laid. Raises BookMovedOn, NothingToBegin."""
    require(book, {BookState.PLANNED})
    return _running(replace(book, approved_by=by.id, approved_at=now), rows, people, by, now)


def resume(book: Book, rows: Sequence[BookRow], people: Mapping[str, Person], by: Person, now: datetime) -> Changed:
    """Return a stopped book running again, its waves laid anew from today on. Raises BookMovedOn, NothingToBegin."""
    require(book, {BookState.STOPPED})
    return _running(replace(book, approved_by=by.id), rows, people, by, now)


def _running(book: Book, rows: Sequence[BookRow], people: Mapping[str, Person], by: Person, now: datetime) -> Changed:
    book = replace(book, state=BookState.RUNNING, generation=book.generation + 1)
    planned = laid(book, rows, people, local_date(now, by.zone))
    waiting = tuple(row for row in planned if row.waits and row.incoming)
    if not waiting:
        raise NothingToBegin
    starts = tuple(jobs.start(book, row, by.zone) for row in waiting)
    return Changed(book, waiting, (*starts, jobs.shown(book)))


def laid(book: Book, rows: Sequence[BookRow], people: Mapping[str, Person], today: date) -> tuple[BookRow, ...]:
    """Return the rows with the days on which they begin, not before `today`; what could not be begun is tried again."""
    begun_on: dict[str, list[date]] = {}
    for row in rows:
        if row.state is RowState.STARTED and row.starts is not None:
            begun_on.setdefault(row.incoming, []).append(row.starts)
    again = [replace(row, state=RowState.PLANNED, hold=None) if row.state is RowState.HELD else row for row in rows]
    first = max(book.first_day, today)
    return in_waves(again, people, first=first, per_week=book.per_week, begun=begun_on)


def share(book: Book, sharing: Sharing) -> Changed:
    """Return the book with other accounts that share one channel for each successor. Raises BookMovedOn once it is approved."""
    require(book, {BookState.PLANNED})
    changed = replace(book, sharing=sharing)
    return Changed(changed, (), (jobs.shown(changed),))


def stop(book: Book) -> Changed:
    """Return the book stopped: nothing more begins until it is taken up again. Raises BookMovedOn."""
    require(book, {BookState.RUNNING})
    stopped = replace(book, state=BookState.STOPPED)
    return Changed(stopped, (), (jobs.shown(stopped),))


def undo(book: Book, rows: Sequence[BookRow], now: datetime) -> Changed:
    """Return the book undone: nothing more begins, and what has begun within a day is called off. Raises BookMovedOn."""
    require(book, UNDER_WAY)
    undone = replace(book, state=BookState.UNDONE)
    started = (row for row in rows if row.state is RowState.STARTED and row.handover)
    back = tuple(jobs.take_back(undone, row, now) for row in started if row.started_at and now - row.started_at <= DAY)
    return Changed(undone, (), (*back, jobs.shown(undone)))


def can_call_off(handover: Handover, asked_at: datetime) -> bool:
    """Return whether a handover of a book that was undone at this moment (UTC) is called off: nobody has begun within a day."""
    return handover.open and asked_at - handover.opened_at <= DAY and not begun(handover)


def call_off(handover: Handover, *, by: str, now: datetime) -> Decision:
    """Return the handover called off because its book was undone."""
    return cancel(handover, why=UNDONE, by=by, now=now)


def is_due(book: Book, row: BookRow, generation: int, today: date) -> bool:
    """Return whether the handover of an account is to be begun on this local day, by what was asked for in this generation."""
    running = book.state is BookState.RUNNING and generation <= book.generation
    return running and row.state is RowState.PLANNED and bool(row.incoming) and (row.starts or today) <= today


def started(row: BookRow, handover_id: str, now: datetime) -> BookRow:
    """Return the row with its handover, which has just begun."""
    return replace(row, state=RowState.STARTED, handover=handover_id, started_at=now, hold=None)


def held(row: BookRow, why: Hold) -> BookRow:
    """Return the row that could not be begun, and why."""
    return replace(row, state=RowState.HELD, hold=why)


def require(book: Book, states: Collection[BookState]) -> None:
    """Raise BookMovedOn unless the book is in one of these states."""
    if book.state not in states:
        raise BookMovedOn(book.state)


def taken_back(row: BookRow) -> BookRow:
    """Return the row whose handover was called off with the book."""
    return replace(row, state=RowState.TAKEN_BACK)
