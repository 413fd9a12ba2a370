"""The rules of the lanes in SQL: which errands may begin, and when the next one may. Built once, when the program starts."""

from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Integer, Select, and_, bindparam, exists, func, or_, select

from storage import tables
from storage.database.columns import UtcMoment, Words
from storage.jobs.enqueue import State
from storage.workspaces import workspaces_with

_NOW = bindparam("now", type_=UtcMoment)


def _claimable() -> Select[tuple[int]]:
    errand = tables.errands.alias("errand")
    return (
        select(errand.c.id)
        .where(
            errand.c.workspace == bindparam("here", type_=Words),
            errand.c.finished_at.is_(None),
            errand.c.rank == bindparam("rank", type_=Integer),
            errand.c.kind.not_in(bindparam("passed_over", type_=Words, expanding=True)),
            errand.c.due <= _NOW,
            errand.c.next_try <= _NOW,
            or_(errand.c.state == State.PENDING, errand.c.leased_until <= _NOW),
            ~_held_up(errand),
        )
        .order_by(errand.c.due, errand.c.place, errand.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True, of=errand)
    )


def _held_up(errand: FromClause) -> ColumnElement[bool]:
    """Return whether another errand of the lane goes first: one that is due and was asked for before, or is being done.

    One planned for later holds nobody up until its time has come; one postponed after a failed attempt does.
    """
    other = tables.errands.alias("other")
    goes_first = or_(and_(_before(other, errand), other.c.due <= _NOW), other.c.leased_until > _NOW)
    return exists().where(_shares_lane(other, errand), goes_first)


def _next_waiting() -> Select[tuple[datetime]]:
    errand = tables.errands.alias("errand")
    return (
        select(errand.c.next_try)
        .where(errand.c.finished_at.is_(None), errand.c.leased_until.is_(None), ~_behind_another(errand))
        .order_by(errand.c.next_try)
        .limit(1)
    )


def _behind_another(errand: FromClause) -> ColumnElement[bool]:
    """Return whether, even once it is due, the errand waits for another of its lane."""
    other = tables.errands.alias("other")
    goes_first = or_(and_(_before(other, errand), other.c.due <= errand.c.due), other.c.leased_until.is_not(None))
    return exists().where(_shares_lane(other, errand), goes_first)


def _next_lease_to_end() -> Select[tuple[datetime]]:
    table = tables.errands
    return select(func.min(table.c.leased_until)).where(table.c.leased_until.is_not(None))


def _workspaces() -> Select[tuple[str]]:
    errand = tables.errands.c
    to_be_tried = and_(
        errand.due <= _NOW, errand.next_try <= _NOW, or_(errand.leased_until.is_(None), errand.leased_until <= _NOW)
    )
    return workspaces_with(tables.errands, errand.finished_at.is_(None), to_be_tried)


def _shares_lane(other: FromClause, errand: FromClause) -> ColumnElement[bool]:
    return and_(
        other.c.workspace == errand.c.workspace,
        other.c.lane == errand.c.lane,
        other.c.finished_at.is_(None),
        other.c.id != errand.c.id,
    )


def _before(other: FromClause, errand: FromClause) -> ColumnElement[bool]:
    return or_(
        other.c.place < errand.c.place,
        and_(other.c.place == errand.c.place, other.c.id < errand.c.id),
    )


CLAIMABLE = _claimable()
"""The ids of errands of one `rank` that may begin `here` at `now`, at most `most`, those due longest first.

None of the kinds in `passed_over`.
"""

NEXT_WAITING = _next_waiting().scalar_subquery()
"""When the first errand of a lane is to be tried next, NULL when none waits."""

NEXT_LEASE_TO_END = _next_lease_to_end().scalar_subquery()
"""When the first lease of an errand under way runs out, NULL when none is under way."""

WORKSPACES = _workspaces()
"""The workspaces with an errand that is to be tried at `now`, if only behind another of its lane, in the order of their ids."""
