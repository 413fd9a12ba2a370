"""The rules of the lanes in SQL: which jobs may begin, and when the next one may. Built once, when the program starts."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Integer, Select, and_, bindparam, exists, func, or_, select

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.jobs.enqueue import JobState
from storage.workspaces import workspaces_with

_NOW = bindparam("now", type_=UtcMoment)


def _claimable() -> Select[tuple[int]]:
    job = tables.jobs.alias("job")
    return (
        select(job.c.id)
        .where(
            job.c.workspace == bindparam("here", type_=Words),
            job.c.finished_at.is_(None),
            job.c.rank == bindparam("rank", type_=Integer),
            job.c.kind.not_in(bindparam("passed_over", type_=Words, expanding=True)),
            job.c.due <= _NOW,
            job.c.next_try <= _NOW,
            or_(job.c.state == JobState.PENDING, job.c.leased_until <= _NOW),
            ~_held_up(job),
        )
        .order_by(job.c.due, job.c.place, job.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True, of=job)
    )


def _held_up(job: FromClause) -> ColumnElement[bool]:
    """Return whether another job of the lane goes first: one that is due and was asked for before, or is being done.

    One planned for later holds nobody up until its time has come; one postponed after a failed attempt does.
    """
    other = tables.jobs.alias("other")
    goes_first = or_(and_(_before(other, job), other.c.due <= _NOW), other.c.leased_until > _NOW)
    return exists().where(_shares_lane(other, job), goes_first)


def _next_waiting() -> Select[tuple[datetime]]:
    job = tables.jobs.alias("job")
    return (
        select(job.c.next_try)
        .where(job.c.finished_at.is_(None), job.c.leased_until.is_(None), ~_behind_another(job))
        .order_by(job.c.next_try)
        .limit(1)
    )


def _behind_another(job: FromClause) -> ColumnElement[bool]:
    """Return whether, even once it is due, the job waits for another of its lane."""
    other = tables.jobs.alias("other")
    goes_first = or_(and_(_before(other, job), other.c.due <= job.c.due), other.c.leased_until.is_not(None))
    return exists().where(_shares_lane(other, job), goes_first)


def _next_lease_to_end() -> Select[tuple[datetime]]:
    table = tables.jobs
    return select(func.min(table.c.leased_until)).where(table.c.leased_until.is_not(None))


def _workspaces() -> Select[tuple[str]]:
    job = tables.jobs.c
    to_be_tried = and_(job.due <= _NOW, job.next_try <= _NOW, or_(job.leased_until.is_(None), job.leased_until <= _NOW))
    return workspaces_with(tables.jobs, job.finished_at.is_(None), to_be_tried)


def _shares_lane(other: FromClause, job: FromClause) -> ColumnElement[bool]:
    return and_(
        other.c.workspace == job.c.workspace,
        other.c.lane == job.c.lane,
        other.c.finished_at.is_(None),
        other.c.id != job.c.id,
    )


def _before(other: FromClause, job: FromClause) -> ColumnElement[bool]:
    return or_(
        other.c.place < job.c.place,
        and_(other.c.place == job.c.place, other.c.id < job.c.id),
    )


CLAIMABLE = _claimable()
"""The ids of jobs of one `rank` that may begin `here` at `now`, at most `most`, those due longest first.

None of the kinds in `passed_over`.
"""

NEXT_WAITING = _next_waiting().scalar_subquery()
"""When the first job of a lane is to be tried next, NULL when none waits."""

NEXT_LEASE_TO_END = _next_lease_to_end().scalar_subquery()
"""When the first lease of a job under way runs out, NULL when none is under way."""

WORKSPACES = _workspaces()
"""The workspaces with a job that is to be tried at `now`, if only behind another of its lane, in the order of their ids."""
